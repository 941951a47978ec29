import { config } from "../config";
import { productNow } from "../config/clock";
import type { Gate } from "../domain/gate";
import { settleDecisions } from "../gates";
import { releaseView, summaryView } from "../view/build";
import type { ReleaseView, SummaryView } from "../view/schemas";
import { type Answer, type AskedRelease, answer, openRelease, refuse, viewOf } from "./answer";
import { type Moment, momentOf } from "./moment";

const states = ["active", "shipped", "planned", "dropped", "all"] as const;
export type AskedState = (typeof states)[number];
export const isAskedState = (word: string): word is AskedState => (states as readonly string[]).includes(word);

/** Every release of every project; what was not read yet is left out, and the sources say so. */
export async function readReleases(asked: {
  state: AskedState;
  at: string | null;
}): Promise<Answer<{ asOf: string; releases: SummaryView[] }>> {
  const moments = await Promise.all(config().projects.map((project) => momentOf(project, asked.at)));
  const read = moments.filter((moment) => moment !== null);
  const [first] = read;
  const mine = (first && kept.get(first)) ?? new Map<AskedState, Kept>();
  if (first) kept.set(first, mine);
  const known = mine.get(asked.state);
  if (known && sameList(known.read, read)) return answer(known.value);
  const releases = read.flatMap((moment) =>
    moment.releases
      .filter((release) => asked.state === "all" || release.state === asked.state)
      .flatMap(({ version }) => moment.judged(version) ?? [])
      .map((judged) => summaryView(judged, moment.firstPoll)),
  );
  const asOf =
    read
      .map((moment) => moment.asOf)
      .sort()
      .at(-1) ??
    asked.at ??
    productNow();
  const value = { asOf, releases };
  mine.set(asked.state, { read, value });
  return answer(value);
}

/** Any number of readers of the same moments share one list. It goes with the first of them. */
type Kept = { read: Moment[]; value: { asOf: string; releases: SummaryView[] } };
const kept = new WeakMap<Moment, Map<AskedState, Kept>>();
const sameList = (a: readonly Moment[], b: readonly Moment[]): boolean =>
  a.length === b.length && a.every((moment, nth) => moment === b[nth]);

/** Decisions are judged by the gates as they stood when they were made. */
export async function readRelease(asked: AskedRelease): Promise<Answer<ReleaseView>> {
  const opened = await openRelease(asked);
  if (!opened.ok) return opened;
  const then = new Map<string, Gate[]>();
  for (const { at, url } of opened.value.judged.reconciled.decisions) {
    const known = (await momentOf(opened.value.project, at))?.judged(asked.version);
    if (known) then.set(url, known.gates);
  }
  return viewOf(asked, "release", (judged, moment) => {
    const decisions = settleDecisions(judged.reconciled, judged.gates, then);
    return releaseView({ ...judged, reconciled: { ...judged.reconciled, decisions } }, moment.asOf, moment.firstPoll);
  });
}

/** The project and version that the address "/" should lead to, for whoever has one release only. */
export async function newestActive(at: string | null): Promise<Answer<SummaryView>> {
  const all = await readReleases({ state: "active", at });
  if (!all.ok) return all;
  const [first] = all.value.releases;
  return first ? answer(first) : refuse("not-found", "No release is active.");
}
