/** What is wrong with a pick, in the contract's words. */
import type { PullFact } from "../../domain/facts";
import type { Ref } from "../../domain/reconciled";
import { isWhole } from "../../domain/source";
import type { Problem } from "../../domain/written";
import type { Ground } from "../ground";
import { isManager } from "../people";
import type { Draft } from "./drafts";
import type { Landing } from "./landing";
import type { Policy } from "./policy";
import type { State } from "./state";
import { unreadWords } from "./unread";
import { isManagersOwn, type Word } from "./words";

export type Found = {
  draft: Draft;
  landings: readonly Landing[];
  words: readonly Word[];
  state: State;
  trunk: readonly Ref[];
  policy: Policy;
};

export function problemsOf(ground: Ground, found: Found): Problem[] {
  return [
    ...kinds(ground, found),
    ...trunkProblems(ground, found),
    ...pullProblems(ground, found),
    ...unproven(ground, found),
    ...notTheirs(ground, found),
    ...found.policy.problems,
    ...disagreements(found),
    ...unreadWords(found),
  ];
}

function kinds(ground: Ground, { draft, landings }: Found): Problem[] {
  const problems: Problem[] = [];
  // That nobody asks for it is only known once the whole tracker was read.
  if (draft.source === "untracked" && isWhole(ground.sources, "tracker")) {
    problems.push({ code: "untracked", text: "No tracker comment asks for it" });
    if (landings.some((landing) => landing.state === "landed"))
      problems.push({ code: "merged-without-request", text: "Merged, though nobody asked for it on the tracker" });
  }
  if (draft.pushed.length > 0) problems.push({ code: "direct-push", text: "Its commit came through no pull request" });
  if (landings.length === 0)
    problems.push({ code: "no-release-pr", text: "Names no pull request against the release branch" });
  for (const comment of draft.also)
    problems.push({ code: "duplicate", text: `Also asked for by ${comment.author ?? "someone"}`, url: comment.url });
  return problems;
}

function trunkProblems(ground: Ground, { trunk, draft, state }: Found): Problem[] {
  // Once it is on the branch or given up, trunk no longer decides; what reverts did not follow is listed apart.
  if (draft.source === "direct-push" || state.settledAt !== null) return [];
  return trunk.flatMap((ref) => {
    const name = ref.number === undefined ? "The change" : `#${ref.number}`;
    const url = ref.url;
    if (ref.state === "reverted")
      return [{ code: "trunk-reverted", text: `${name} was reverted on ${ground.project.trunk}`, url }];
    if (ref.state === "open" || ref.state === "closed")
      return [{ code: "trunk-not-landed", text: `${name} has not landed on ${ground.project.trunk}`, url }];
    return [];
  });
}

/** Words that are signed for a manager and were written by somebody else count for nothing. */
function notTheirs(ground: Ground, { draft: { asked } }: Found): Problem[] {
  const { comment, request } = asked ?? {};
  if (!comment || !request) return [];
  return request.annotations
    .filter((one) => one.by !== null && isManager(ground, one.by) && !isManagersOwn(ground, comment, one))
    .map(({ text }) => ({ code: "word-ignored", text: `“${text}” was written by no manager`, url: comment.url }));
}

/** A request asks for several changes, and what was merged for it does not bear out that it holds this one. */
function unproven({ joins, repo }: Ground, { draft, landings }: Found): Problem[] {
  return draft.trunk.flatMap((ref) => {
    const said = "number" in ref && ref.repo === repo ? joins.saidOf(ref.number) : [];
    return landings.flatMap(({ pull, state }) =>
      "number" in ref && pull && state === "landed" && said.includes(pull.number)
        ? [{ code: "unproven", text: `#${pull.number} does not say that it holds #${ref.number}`, url: pull.url }]
        : [],
    );
  });
}

function pullProblems(ground: Ground, { landings, draft }: Found): Problem[] {
  return landings.flatMap(({ pull, state, ref }) => {
    if (!pull) return [];
    const { url } = pull;
    const name = `#${pull.number}`;
    const problems: Problem[] = [];
    const here = ref.repo === ground.repo;
    if (here && pull.base !== ground.found.branch)
      problems.push({ code: "wrong-base", text: `${name} is against ${pull.base}, not ${ground.found.branch}`, url });
    if (state === "open") problems.push(...openProblems(ground, pull));
    const { mergedBy } = pull;
    if (
      here &&
      (state === "landed" || state === "reverted") &&
      mergedBy !== null &&
      ground.managers.size > 0 &&
      !isManager(ground, mergedBy)
    )
      problems.push({ code: "self-landed", text: `${name} was merged by ${mergedBy}, who is no release manager`, url });
    return draft.source === "direct-push" ? [] : problems;
  });
}

function openProblems(ground: Ground, pull: PullFact): Problem[] {
  const name = `#${pull.number}`;
  const { url } = pull;
  const problems: Problem[] = [];
  if (pull.draft) problems.push({ code: "draft", text: `${name} is a draft`, url });
  if (pull.mergeable === "CONFLICTING")
    problems.push({ code: "conflict", text: `${name} conflicts with ${ground.found.branch}`, url });
  if (pull.checks.state === "fail")
    problems.push({ code: "ci-failing", text: `${name}: ${failing(pull.checks)}`, url });
  if (areChangesRequested(pull))
    problems.push({ code: "changes-requested", text: `Changes are requested on ${name}`, url });
  return problems;
}

/** Each reviewer's last word counts, and a comment is none. */
function areChangesRequested(pull: PullFact): boolean {
  const last = new Map<string | null, string>();
  for (const review of pull.reviews)
    if (review.state !== "COMMENTED" && review.state !== "PENDING") last.set(review.author, review.state);
  return pull.reviewDecision === "CHANGES_REQUESTED" || [...last.values()].includes("CHANGES_REQUESTED");
}

function failing({ failing: { length: jobs }, complete }: PullFact["checks"]): string {
  if (jobs === 0) return "CI fails";
  const least = complete === false ? "at least " : "";
  return jobs === 1 ? `${least}1 job fails` : `${least}${jobs} jobs fail`;
}

/** GitHub outranks text: what the tracker says and GitHub does not is shown, and changes nothing. */
function disagreements({ words, state, landings }: Found): Problem[] {
  const last = words.findLast((word) => word.place === "tracker");
  if (!last) return [];
  const open = landings.some((landing) => landing.state === "open");
  const wrong =
    (last.state === "merged" && state.state !== "merged" && state.state !== "reverted") ||
    (last.state === "reverted" && state.state !== "reverted") ||
    (last.state === "closed" && (open || state.state === "merged")) ||
    (last.state === "rejected" && state.state === "merged");
  return wrong
    ? [{ code: "text-disagrees", text: `${last.by} wrote “${last.state}”, GitHub says ${state.state}`, url: last.url }]
    : [];
}
