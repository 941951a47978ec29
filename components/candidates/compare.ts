/** Two candidates set beside each other, and what the next one would hold. Candidates come newest first. */
import type { CandidateView, CiView, PickView } from "@/lib/view/schemas";

export type Comparison = {
  entered: string[];
  left: string[];
  withoutPick: CandidateView["withoutPick"];
  commits: number;
};

/** What came and went after `older` up to `newer`. What came and went again in between is told as neither. */
export function compare(candidates: readonly CandidateView[], newer: string, older: string): Comparison | null {
  const to = candidates.findIndex(({ tag }) => tag === newer);
  const from = candidates.findIndex(({ tag }) => tag === older);
  if (to < 0 || from < 0 || from <= to) return null;
  const steps = candidates.slice(to, from).reverse();
  const entered = new Set<string>();
  const left = new Set<string>();
  for (const step of steps) {
    for (const id of step.entered) if (!left.delete(id)) entered.add(id);
    for (const id of step.left) if (!entered.delete(id)) left.add(id);
  }
  const [newest, oldest] = [candidates[to], candidates[from]];
  return {
    entered: [...entered],
    left: [...left],
    withoutPick: steps.flatMap((step) => step.withoutPick),
    commits: (newest?.contains.commits ?? 0) - (oldest?.contains.commits ?? 0),
  };
}

export type NextCandidate = {
  /** Merged, and in no candidate yet. */
  gains: PickView[];
  /** Still pending: cutting now would leave them out. */
  omits: PickView[];
  /** Reverted on the branch since the newest candidate that holds them. */
  loses: PickView[];
  /** Workflows whose state on the head is not a pass: it would ship without their word. */
  unverified: CiView["workflows"];
};

const open = new Set<PickView["state"]>(["pending", "approved", "needs-info", "on-hold"]);

export function ifCutNow(
  candidates: readonly CandidateView[],
  picks: readonly PickView[],
  ci: CiView | null,
): NextCandidate {
  const [newest] = candidates;
  const inNewest = new Set<string>();
  for (const step of [...candidates].reverse()) {
    for (const id of step.entered) inNewest.add(id);
    for (const id of step.left) inNewest.delete(id);
  }
  return {
    gains: picks.filter((pick) => pick.state === "merged" && (newest === undefined || !inNewest.has(pick.id))),
    omits: picks.filter((pick) => open.has(pick.state)),
    loses: picks.filter((pick) => pick.state === "reverted" && inNewest.has(pick.id)),
    unverified: (ci?.workflows ?? []).filter(
      (workflow) => workflow.expected && workflow.state !== "pass" && workflow.state !== "flaky",
    ),
  };
}
