/** Where managers' words may stand in comments of a pull request that were not read. */
import type { Problem } from "../../domain/written";
import type { Landing } from "./landing";
import type { Policy } from "./policy";
import type { State } from "./state";
import type { Word } from "./words";

const gone = new Set<State["state"]>(["rejected", "withdrawn", "reverted"]);

type Found = { landings: readonly Landing[]; words: readonly Word[]; state: State; policy: Policy };

/**
 * The newest comments are read, so a word as new as the oldest of them is the last one. An older comment can still hold
 * the dispensation for a pick that stands outside the criteria.
 */
export function unreadWords({ landings, words, state, policy }: Found): Problem[] {
  const asksLeave = policy.status === "violation" && !gone.has(state.state);
  return landings.flatMap(({ pull, state: place }) => {
    if (pull?.commentsComplete !== false) return [];
    const oldest = pull.comments[0]?.at;
    const heard = oldest !== undefined && words.some((word) => word.at >= oldest);
    if (!asksLeave && (heard || place !== "open")) return [];
    const text = `Older comments on #${pull.number} were not read: a manager's word may be among them`;
    return [{ code: "unread-comments", text, url: pull.url }];
  });
}
