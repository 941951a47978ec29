/** Who can act next on a pick, and on what. Every pick that is not final waits for someone. */
import type { Pick } from "../../domain/reconciled";
import type { Problem } from "../../domain/written";
import type { Ground } from "../ground";
import { isBot, isManager, people } from "../people";
import type { Draft } from "./drafts";
import { isNoPull, type Landing } from "./landing";
import type { State } from "./state";

type Waiting = Pick["waitingOn"];

const final = new Set<Pick["state"]>(["merged", "reverted", "rejected", "withdrawn"]);

export const isFinal = (state: Pick["state"]): boolean => final.has(state);

/** What the requester can mend, in the order in which it is worth mending. */
const tasks: [string, string][] = [
  ["wrong-base", "open a pull request against the release branch"],
  ["trunk-reverted", "land the change on trunk again"],
  ["trunk-not-landed", "land the change on trunk"],
  ["changes-requested", "answer the requested changes"],
  ["conflict", "resolve the conflict"],
  ["ci-failing", "fix CI"],
  ["draft", "mark it ready for review"],
];

export function waitingOn(
  ground: Ground,
  draft: Draft,
  landings: readonly Landing[],
  state: State,
  problems: readonly Problem[],
): Waiting {
  if (isFinal(state.state)) return { kind: "nobody", logins: [], what: "nothing" };
  const asked = requesters(draft, landings);
  const requester = (what: string): Waiting => ({ kind: "requester", logins: asked, what });
  const managers = (what: string): Waiting => ({ kind: "managers", logins: deciders(ground, landings, state), what });
  if (state.state === "needs-info") return requester("answer the question");
  if (state.word?.state === "changes-requested") return requester("answer the requested changes");
  if (landings.length === 0) return requester(`open a pull request against ${ground.found.branch}`);
  const codes = new Set(problems.map((problem) => problem.code));
  const task = tasks.find(([code]) => codes.has(code));
  if (task) return requester(task[1]);
  if (state.state === "on-hold") return managers("end the hold");
  const open = landings.filter((landing) => landing.state === "open");
  if (open.some(({ pull }) => pull?.checks.state === "running"))
    return { kind: "ci", logins: [], what: "still running" };
  if (open.length === 0 && landings.some((landing) => landing.state === "closed"))
    return requester("reopen or strike out what is closed");
  if (landings.some(({ ref }) => isNoPull(ground, ref)))
    return requester(`name a pull request against ${ground.found.branch}`);
  if (open.length === 0 && landings.some((landing) => landing.state === "astray"))
    return managers(`bring its commit back to ${ground.found.branch}`);
  return managers(state.state === "approved" ? "merge" : "approve or deny");
}

function requesters(draft: Draft, landings: readonly Landing[]): string[] {
  const asked = people(draft.requestedBy);
  return asked.length > 0 ? asked : people(...landings.map(({ pull }) => pull?.author));
}

/** The manager who has spoken or was asked for a review; else all of them. */
function deciders(ground: Ground, landings: readonly Landing[], state: State): string[] {
  const { managers } = ground.found.text;
  if (state.word && !isBot(state.word.by)) return [state.word.by];
  const asked = landings.flatMap(({ pull }) => pull?.reviewRequests ?? []).filter((login) => isManager(ground, login));
  return asked.length > 0 ? people(...asked) : people(...managers);
}
