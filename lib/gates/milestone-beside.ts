/** Items of the release stand in a second milestone that spells its version otherwise: what else stands there was not read. */
import type { Reconciled } from "../domain/reconciled";
import type { Evaluation } from "./rule";
import { count } from "./wording";

export function milestoneBeside({ scope, release }: Pick<Reconciled, "scope" | "release">): Evaluation | null {
  const { milestone, beside } = scope;
  if (!milestone || !beside) return null;
  return {
    status: "unknown",
    summary: `Not known: milestone ${beside.title} stands beside ${milestone.title} and was not read`,
    clause: `there is a second milestone, ${beside.title}`,
    evidence: [{ text: `Milestone ${milestone.title}`, url: milestone.url }, ...beside.items],
    flips: [
      {
        what: `Move what is in milestone ${beside.title} to ${milestone.title}`,
        detail: `${count(beside.items.length, "item")} known to be in it`,
        verb: "move the items",
        who: release.managers.slice(0, 1),
        url: beside.items[0]?.url ?? milestone.url,
      },
    ],
  };
}
