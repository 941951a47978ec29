import type { Judged } from "../domain/reconciled";
import { changesBetween } from "../reconcile";
import { lastSync } from "../reconcile/last-sync";
import type { ChangeView } from "../view/schemas";
import { type Answer, type AskedRelease, answer, openRelease, refuse } from "./answer";
import { sinceBirth } from "./since-birth";

type Changes = { asOf: string; from: string; to: string; changes: ChangeView[] };

/** What changed since a moment; left out, since the project's last sync. */
export async function readChanges(asked: AskedRelease & { since?: string | null }): Promise<Answer<Changes>> {
  const opened = await openRelease(asked);
  if (!opened.ok) return opened;
  const { project, moment, judged } = opened.value;
  const to = asked.at ?? moment.asOf;
  const from = asked.since ?? lastSync(project.sync, to);
  if (from > to) return refuse("bad-request", `"since" is later than the moment itself (${to}).`);
  const mine = known.get(judged) ?? new Map<string, Changes>();
  known.set(judged, mine);
  const shared = mine.get(from);
  if (shared) return answer(shared);
  const before = await sinceBirth(project, judged, from);
  const changes = before === null ? [] : changesBetween(before, judged);
  const value = { asOf: moment.asOf, from, to, changes };
  if (mine.size < mostShared) mine.set(from, value);
  return answer(value);
}

/** What changed up to one moment is worked out once for each beginning. */
const known = new WeakMap<Judged, Map<string, Changes>>();
const mostShared = 50;
