import { changesBetween } from "../reconcile";
import { lastSync } from "../reconcile/last-sync";
import type { ChangeView } from "../view/schemas";
import { type Answer, type AskedRelease, answer, openRelease, refuse } from "./answer";
import { momentOf } from "./moment";

type Changes = { asOf: string; from: string; to: string; changes: ChangeView[] };

/** What changed since a moment; left out, since the project's last sync. */
export async function readChanges(asked: AskedRelease & { since?: string | null }): Promise<Answer<Changes>> {
  const opened = await openRelease(asked);
  if (!opened.ok) return opened;
  const { project, moment, judged } = opened.value;
  const to = asked.at ?? moment.asOf;
  const from = asked.since ?? lastSync(project.sync, to);
  if (from > to) return refuse("bad-request", `"since" is later than the moment itself (${to}).`);
  const before = (await momentOf(project, from))?.judged(asked.version) ?? null;
  const changes = before === null ? [] : changesBetween(before, judged);
  return answer({ asOf: moment.asOf, from, to, changes });
}
