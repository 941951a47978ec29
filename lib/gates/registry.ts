/** All gates in their order. Patch releases have the same ids, so that pages and links stay; what does not concern them says so. */
import type { Release } from "../domain/reconciled";
import { branchExists } from "./branch-cut/branch-exists";
import { companionsCut } from "./branch-cut/companions-cut";
import { nightliesGreen } from "./branch-cut/nightlies-green";
import { originBranchExists } from "./branch-cut/origin-branch-exists";
import { scopeTriaged } from "./branch-cut/scope-triaged";
import { branchCiGreen } from "./final-candidate/branch-ci-green";
import { candidateBuildsGreen } from "./final-candidate/candidate-builds-green";
import { candidateHasHead } from "./final-candidate/candidate-has-head";
import { picksSettled } from "./final-candidate/picks-settled";
import { policyKept } from "./final-candidate/policy-kept";
import { revertsFollowed } from "./final-candidate/reverts-followed";
import { scopeEmpty } from "./final-candidate/scope-empty";
import { scopeInBranch } from "./final-candidate/scope-in-branch";
import { checklistComplete } from "./release-day/checklist-complete";
import { docsBuilt } from "./release-day/docs-built";
import { notesCoverPicks } from "./release-day/notes-cover-picks";
import { scopeValidated } from "./release-day/scope-validated";
import { tutorialsIn } from "./release-day/tutorials-in";
import { validationGreen } from "./release-day/validation-green";
import type { GateRule } from "./rule";
import { finalTag } from "./shipped/final-tag";
import { matrixUpdated } from "./shipped/matrix-updated";
import { releasePublished } from "./shipped/release-published";

const minor: readonly GateRule[] = [
  branchExists,
  originBranchExists,
  companionsCut,
  scopeTriaged,
  nightliesGreen,
  scopeEmpty,
  scopeInBranch,
  picksSettled,
  revertsFollowed,
  policyKept,
  branchCiGreen,
  candidateHasHead,
  candidateBuildsGreen,
  validationGreen,
  checklistComplete,
  scopeValidated,
  docsBuilt,
  notesCoverPicks,
  tutorialsIn,
  finalTag,
  releasePublished,
  matrixUpdated,
];

const notForPatches: Record<string, string> = {
  "companions-cut": "Companions were cut for the minor release",
  "nightlies-green": "Nightlies decide only when a branch is cut",
  "tutorials-in": "Tutorials come with minor releases",
};

const patch: readonly GateRule[] = minor.map((rule) => {
  const why = notForPatches[rule.id];
  if (why !== undefined) return { ...rule, needs: [], evaluate: () => ({ status: "not-applicable", summary: why }) };
  return rule.id === "policy-kept" ? { ...rule, title: "Every pick names what forces it" } : rule;
});

export function gatesFor(kind: Release["kind"]): readonly GateRule[] {
  return kind === "patch" ? patch : minor;
}
