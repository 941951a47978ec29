import { config } from "../config";
import { productNow } from "../config/clock";
import type { Gate } from "../domain/gate";
import { settleDecisions } from "../gates";
import { releaseView, summaryView } from "../view/build";
import type { ReleaseView, SummaryView } from "../view/schemas";
import { type Answer, type AskedRelease, answer, openRelease, refuse } from "./answer";
import { momentOf } from "./moment";

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
  const releases = read.flatMap((moment) =>
    moment.releases
      .filter((release) => asked.state === "all" || release.state === asked.state)
      .flatMap(({ version }) => moment.judged(version) ?? [])
      .map(summaryView),
  );
  const asOf =
    read
      .map((moment) => moment.asOf)
      .sort()
      .at(-1) ??
    asked.at ??
    productNow();
  return answer({ asOf, releases });
}

export async function readRelease(asked: AskedRelease): Promise<Answer<ReleaseView>> {
  const opened = await openRelease(asked);
  if (!opened.ok) return opened;
  const { project, moment, judged } = opened.value;
  const then = new Map<string, Gate[]>();
  for (const decision of judged.reconciled.decisions) {
    const known = (await momentOf(project, decision.at))?.judged(asked.version);
    if (known) then.set(decision.url, known.gates);
  }
  const decisions = settleDecisions(judged.reconciled, judged.gates, then);
  return answer(releaseView({ ...judged, reconciled: { ...judged.reconciled, decisions } }, moment.asOf));
}

/** The project and version that the address "/" should lead to, for whoever has one release only. */
export async function newestActive(at: string | null): Promise<Answer<SummaryView>> {
  const all = await readReleases({ state: "active", at });
  if (!all.ok) return all;
  const [first] = all.value.releases;
  return first ? answer(first) : refuse("not-found", "No release is active.");
}
