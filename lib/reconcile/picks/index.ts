/** Picks: requests, joined with what GitHub knows of them. */
import type { CheckState } from "../../domain/facts";
import type { Pick, Ref } from "../../domain/reconciled";
import type { Candidates } from "../candidates";
import { followUps } from "../follow-ups";
import type { Ground } from "../ground";
import { releaseRef, shaRefOf, trunkRef } from "../refs";
import { wholeDays } from "../time";
import { type Draft, draftPicks } from "./drafts";
import type { FoundPick } from "./found";
import { historyOf } from "./history";
import { type Landing, landings } from "./landing";
import { policyOf } from "./policy";
import { problemsOf } from "./problems";
import { stateOf } from "./state";
import { waitingOn } from "./waiting";
import { wordsOf } from "./words";

export function findPicks(ground: Ground, candidates: Candidates, otherUnshipped: readonly string[]): FoundPick[] {
  return draftPicks(ground, otherUnshipped).map((draft) => describe(ground, draft, candidates));
}

function describe(ground: Ground, draft: Draft, candidates: Candidates): FoundPick {
  const landed = landings(ground, draft);
  const pulls = landed.flatMap(({ pull }) => (pull ? [pull] : []));
  const words = wordsOf(ground, draft, pulls);
  const state = stateOf(ground, draft, landed, words);
  const trunk = draft.trunk.map((ref) => trunkRef(ground, ref));
  const category = draft.asked?.request.category ?? { name: "unknown" as const, text: "" };
  const policy = policyOf({ ground, draft, landings: landed, words, ...category });
  const problems = problemsOf(ground, { draft, landings: landed, words, state, trunk, policy });
  const commits = landed.flatMap((landing) => landing.commits);
  const comment = draft.asked?.comment ?? null;
  const release =
    draft.release.length > 0
      ? draft.release.map((ref) => releaseRef(ground, ref))
      : commits.map((index) => shaRefOf(ground, index));
  const pick: Pick = {
    id: draft.id,
    source: draft.source,
    comment: comment && {
      url: comment.url,
      author: comment.author,
      createdAt: comment.createdAt,
      editedAt: comment.editedAt,
      editor: comment.editor,
    },
    requestedBy: draft.requestedBy,
    trunk,
    release,
    title: titleOf(trunk, release, draft),
    category,
    phase: policy.phase,
    policy: { status: policy.status, rule: policy.rule },
    state: state.state,
    stateReason: state.reason,
    waitingOn: waitingOn(ground, draft, landed, state, problems),
    ci: checksOf(landed),
    firstCandidate: candidates.firstWith(commits),
    ageDays: wholeDays(draft.requestedAt, state.settledAt ?? ground.now),
    requestedAt: draft.requestedAt,
    settledAt: state.settledAt,
    history: historyOf(ground, draft, landed, words, trunk),
    problems,
    followUps: followUps(ground, draft),
  };
  return { pick, commits };
}

function titleOf(trunk: readonly Ref[], release: readonly Ref[], draft: Draft): string {
  const titled = [...trunk, ...release].find((ref) => ref.title);
  return titled?.title ?? `Request by ${draft.requestedBy ?? "someone"}`;
}

const worst: CheckState[] = ["fail", "unknown", "running", "absent", "pass"];

/** The worst of what is still open; once nothing is, of what was merged. */
function checksOf(landings: readonly Landing[]): CheckState {
  const open = landings.filter((landing) => landing.state === "open");
  const states = new Set((open.length > 0 ? open : landings).flatMap(({ pull }) => (pull ? [pull.checks.state] : [])));
  return worst.find((state) => states.has(state)) ?? "absent";
}
