/** Where managers' words may stand in comments and reviews of a pull request that were not read. */
import type { PullFact } from "../../domain/facts";
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
    const cut = pull === null ? [] : cutLists(pull);
    if (pull === null || cut.length === 0) return [];
    const heard = words.some((word) => cut.every(({ from }) => from !== undefined && word.at >= from));
    if (!asksLeave && (heard || place !== "open")) return [];
    const what = cut.map(({ name }) => name).join(" and ");
    const text = `Older ${what} on #${pull.number} were not read: a manager's word may be among them`;
    return [{ code: "unread-comments", text, url: pull.url }];
  });
}

/** The lists of which only the newest part was read, and where that begins. */
function cutLists({ comments, commentsComplete, reviews, reviewsComplete }: PullFact) {
  return [
    { name: "comments", from: comments[0]?.at, whole: commentsComplete !== false },
    { name: "reviews", from: reviews[0]?.at, whole: reviewsComplete !== false },
  ].filter(({ whole }) => !whole);
}
