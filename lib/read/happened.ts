import { config } from "../config";
import type { Reconciled } from "../domain/reconciled";
import { sharedStore, type VerdictRecord } from "../store";
import { type Answer, type AskedRelease, answer, openRelease } from "./answer";
import { momentOf } from "./moment";
import { slipsAt } from "./schedule";
import type { Slip } from "./slips";

export type Happened = { reconciled: Reconciled; verdicts: VerdictRecord[]; slips: Slip[] };

/** Everything that is told of one release over time. */
export async function readHappened(asked: AskedRelease): Promise<Answer<Happened>> {
  const opened = await openRelease(asked);
  if (!opened.ok) return opened;
  const { moment, judged } = opened.value;
  const store = await sharedStore();
  return answer({
    reconciled: judged.reconciled,
    verdicts: await store.verdicts(asked.project, asked.version, asked.at),
    slips: slipsAt(moment, asked.version) ?? [],
  });
}

/** The same of every active release of every project. */
export async function readHappenedNow(at: string | null): Promise<Happened[]> {
  const moments = await Promise.all(config().projects.map((project) => momentOf(project, at)));
  const asked = moments.flatMap((moment) =>
    moment === null
      ? []
      : moment.releases
          .filter((release) => release.state === "active")
          .map(({ version }) => ({ project: moment.project.slug, version, at })),
  );
  const all = await Promise.all(asked.map(readHappened));
  return all.flatMap((one) => (one.ok ? [one.value] : []));
}
