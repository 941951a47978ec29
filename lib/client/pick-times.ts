/** When a pick came onto the branch: by its release PR, else by its history. Null while it has not. */
import type { PickView } from "../view/schemas";

export function mergedAt(pick: PickView): string | null {
  const byPull = pick.release.map((ref) => ref.mergedAt ?? null).filter((at) => at !== null);
  const byHistory = pick.history.find((event) => /^merged\b/i.test(event.what))?.at;
  return byPull.sort().at(-1) ?? byHistory ?? (pick.state === "merged" ? pick.settledAt : null);
}

export const revertedAt = (pick: PickView): string | null => (pick.state === "reverted" ? pick.settledAt : null);
