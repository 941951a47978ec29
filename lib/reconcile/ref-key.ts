import type { WrittenRef } from "../domain/written";

/** The key under which a written reference is compared with others. */
export function keyOf(ref: WrittenRef): string {
  return "sha" in ref ? `${ref.repo}@${ref.sha.slice(0, 7)}` : `${ref.repo}#${ref.number}`;
}
