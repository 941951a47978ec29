import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import type { FrameView, Stop } from "@/components/release/frame-view";
import { type Place, releaseLink } from "@/lib/client/links";
import { isUnread } from "@/lib/client/was-read";
import { config } from "@/lib/config";
import { verdictWords } from "@/lib/format/words";
import type { SourceView } from "@/lib/view/schemas";
import { type AskedMoment, askedMoment, type Query } from "./asked";
import { frameOf } from "./frame";
import { sourcesOf, wholeOf } from "./reads";
import { NotThen, Refused } from "./refused";
import { stopsOf } from "./stops";

type Named = { project: string; version: string };
type Props = { params: Promise<Named>; searchParams: Promise<Query> };

type Whole = Extract<Awaited<ReturnType<typeof wholeOf>>, { ok: true }>["value"];

export type Opened = Whole & {
  named: Named;
  query: Query;
  moment: AskedMoment;
  /** The time for which conclusions hold: the moment asked for, or now. */
  now: string;
  frame: FrameView;
};

/** From a moment of the past one can step forward again: the stops are those that are known now. */
async function stopsNow(named: Named, now: string): Promise<Stop[]> {
  const whole = await wholeOf({ ...named, at: null });
  return whole.ok ? stopsOf(whole.value.picks, whole.value.candidates, now) : [];
}

/** Before the trackers of a project were read, nobody can say that it has no such release. */
async function isStillRead(project: string, { at }: AskedMoment): Promise<boolean> {
  if (at !== null || !config().projects.some(({ slug }) => slug === project)) return false;
  const sources = await sourcesOf(null);
  return sources.ok && isUnread(ofProject(sources.value.sources, project), "trackers");
}

const ofProject = (sources: readonly SourceView[], project: string) => sources.filter((one) => one.project === project);

/** Opens a page of a release: its facts and its frame, or the page to show instead. */
export async function openReleasePage(
  props: Props,
  place: Place,
): Promise<{ opened: Opened } | { instead: ReactNode }> {
  const [named, query] = await Promise.all([props.params, props.searchParams]);
  const moment = askedMoment(query);
  const path = releaseLink(named, place);
  const whole = await wholeOf({ ...named, at: moment.at });
  if (!whole.ok) {
    const missing = whole.code !== "unavailable" && !(await isStillRead(named.project, moment));
    if (missing && !(moment.at && (await wholeOf({ ...named, at: null })).ok)) notFound();
    const frame = await frameOf({ path, place, release: null, moment });
    if (missing && moment.at) return { instead: <NotThen view={frame} version={named.version} at={moment.at} /> };
    const text = whole.code === "unavailable" ? whole.text : "The trackers were not read whole yet.";
    return { instead: <Refused view={frame} text={text} /> };
  }
  const stops = await stopsNow(named, moment.now);
  const frame = await frameOf({ path, place, release: named, moment, stops });
  return { opened: { ...whole.value, named, query, moment, now: moment.at ?? moment.now, frame } };
}

/** The tab carries the verdict in its title and its mark. */
export async function releaseMetadata(props: Props, label: string | null) {
  const [named, query] = await Promise.all([props.params, props.searchParams]);
  const whole = await wholeOf({ ...named, at: askedMoment(query).at });
  const name = `${named.project} ${named.version}`;
  if (!whole.ok) return { title: name };
  const { call, reason } = whole.value.release.verdict;
  return {
    title: [verdictWords[call].word, label, name].filter(Boolean).join(" · "),
    description: reason,
    icons: { icon: `/icons/${call}.svg` },
  };
}
