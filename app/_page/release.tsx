import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import type { FrameView } from "@/components/release/frame-view";
import { type Place, releaseLink } from "@/lib/client/links";
import { verdictWords } from "@/lib/format/words";
import { readCandidates, readPicks, readRelease } from "@/lib/read";
import type { CandidateView, PickView, ReleaseView } from "@/lib/view/schemas";
import { type AskedMoment, askedMoment, type Query } from "./asked";
import { frameOf } from "./frame";
import { Refused } from "./refused";
import { stopsOf } from "./stops";

type Named = { project: string; version: string };
type Props = { params: Promise<Named>; searchParams: Promise<Query> };

export type Opened = {
  named: Named;
  query: Query;
  moment: AskedMoment;
  /** The time for which conclusions hold: the moment asked for, or now. */
  now: string;
  release: ReleaseView;
  picks: { asOf: string; picks: PickView[] };
  candidates: CandidateView[];
  frame: FrameView;
};

/** From a moment of the past one can step forward again: the stops are those that are known now. */
async function stopsNow(named: Named, now: string) {
  const [picks, candidates] = await Promise.all([
    readPicks({ ...named, at: null }),
    readCandidates({ ...named, at: null }),
  ]);
  return picks.ok && candidates.ok ? stopsOf(picks.value.picks, candidates.value.candidates, now) : [];
}

/** Opens a page of a release: its facts and its frame, or the page to show instead. */
export async function openReleasePage(
  props: Props,
  place: Place,
): Promise<{ opened: Opened } | { instead: ReactNode }> {
  const [named, query] = await Promise.all([props.params, props.searchParams]);
  const moment = askedMoment(query);
  const asked = { ...named, at: moment.at };
  const path = releaseLink(named, place);
  const [release, picks, candidates] = await Promise.all([readRelease(asked), readPicks(asked), readCandidates(asked)]);
  if (!release.ok || !picks.ok || !candidates.ok) {
    const refusal = [release, picks, candidates].find((answer) => !answer.ok);
    if (!refusal || refusal.ok || refusal.code !== "unavailable") notFound();
    const frame = await frameOf({ path, place, release: null, moment });
    return { instead: <Refused view={frame} text={refusal.text} /> };
  }
  const stops =
    moment.at === null
      ? stopsOf(picks.value.picks, candidates.value.candidates, moment.now)
      : await stopsNow(named, moment.now);
  const frame = await frameOf({ path, place, release: named, moment, stops });
  const now = moment.at ?? moment.now;
  return {
    opened: {
      named,
      query,
      moment,
      now,
      release: release.value,
      picks: picks.value,
      candidates: candidates.value.candidates,
      frame,
    },
  };
}

/** The tab carries the verdict in its title and its mark. */
export async function releaseMetadata(props: Props, label: string | null) {
  const [named, query] = await Promise.all([props.params, props.searchParams]);
  const release = await readRelease({ ...named, at: askedMoment(query).at });
  const name = `${named.project} ${named.version}`;
  if (!release.ok) return { title: name };
  const { call } = release.value.verdict;
  return {
    title: [verdictWords[call].word, label, name].filter(Boolean).join(" · "),
    description: release.value.verdict.reason,
    icons: { icon: `/icons/${call}.svg` },
  };
}
