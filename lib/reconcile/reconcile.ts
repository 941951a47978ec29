/** One release at one moment: every rule of truth applied to the facts, in one object. */
import type { FactBook } from "../domain/fact-book";
import { fillPattern, type Project } from "../domain/project";
import type { Branch, Reconciled, Release, Scope } from "../domain/reconciled";
import { isWhole, type Source } from "../domain/source";
import { describeCandidates, readCandidates } from "./candidates";
import { readCi } from "./ci";
import { readCommands } from "./commands";
import { readCompanions, readNightlies } from "./companions";
import { readCoverage } from "./coverage";
import {
  checklistIssue,
  publishedRelease,
  readChecklist,
  readProcess,
  validatedIssues,
  validationRun,
} from "./documents";
import type { FoundRelease } from "./find-releases";
import { type Ground, lay } from "./ground";
import { phases } from "./phase";
import { findPicks } from "./picks";
import { isFinal } from "./picks/waiting";
import type { Reader } from "./reader";
import { host } from "./refs";
import { unfollowedReverts } from "./reverts";
import { schedule } from "./schedule";
import { milestonesOf, readScope } from "./scope";

export type ReconcileInput = {
  project: Project;
  found: FoundRelease;
  /** All releases of the project: versions may share a branch. */
  releases: readonly FoundRelease[];
  book: FactBook;
  sources: readonly Source[];
  now: string;
  reader: Reader;
};

export function reconcile(input: ReconcileInput): Reconciled {
  const ground = lay(input);
  const { text } = input.found;
  const others = input.releases.filter(
    (other) => other.branch === input.found.branch && other.version !== input.found.version,
  );
  const unshipped = others
    .filter((other) => other.state === "active" || other.state === "planned")
    .map((other) => other.version);
  const found = findPicks(ground, readCandidates(ground), unshipped);
  const picks = found.map(({ pick }) => pick);
  const pickOf = new Map(found.flatMap(({ pick, commits }) => commits.map((commit) => [commit, pick.id] as const)));
  const candidates = describeCandidates(ground, found);
  const { scope, missing, closedIssues } = readScope(ground);
  const checklist = checklistIssue(ground);
  const commands = readCommands(ground);
  const branch = readBranchState(ground);
  const newest = ground.candidates.at(-1);
  const { current, phases: list } = phases(text, input.now);
  const shipped = input.found.state === "shipped";
  const reverts = unfollowedReverts(ground);
  const ci = readCi(ground, pickOf);
  // What is known to block its gates keeps the newest candidate from being the final one.
  const failing = candidates.at(-1)?.builds.some(({ state }) => state === "fail" || state === "cancelled") ?? false;
  const lost = missing.items.some(({ reason }) => reason !== "unknown") || reverts.items.length > 0;
  const isFinalCandidate =
    (candidates.at(-1)?.isHead ?? false) &&
    scope.open.length === 0 &&
    picks.every((pick) => isFinal(pick.state)) &&
    !(lost || failing || ci.state === "fail");
  const { finalTag } = ground;
  return {
    now: input.now,
    release: describe(ground),
    phase: current,
    phases: list,
    schedule: schedule(
      text,
      {
        "branch-cut": branch.exists === true || shipped,
        "final-candidate": isFinalCandidate || shipped,
        "release-day": shipped,
        shipped,
      },
      input.now,
    ),
    branch,
    picks,
    missing,
    reverts,
    scope: { ...scope, ...unseenItems(ground, scope) },
    candidates,
    sinceCandidate: newest?.position == null ? null : ground.branch.commits.length - 1 - newest.position,
    ci,
    companions: readCompanions(ground),
    nightlies: readNightlies(ground),
    finalTag: finalTag && { name: finalTag.name, url: finalTag.url, at: finalTag.at },
    published: publishedRelease(ground),
    notes: readCoverage(ground, picks, scope),
    process: readProcess(ground),
    checklist: readChecklist(ground, checklist),
    validation: validationRun(ground),
    wants: wants(input.project),
    validated: validatedIssues(ground, closedIssues, checklist),
    decisions: commands.decisions,
    acceptances: commands.acceptances,
    problems: [...text.problems, ...commands.problems],
    sources: [...ground.sources],
  };
}

/** The tracker may stand in its own milestone: it is counted there and is no item of the scope. */
function unseenItems(ground: Ground, scope: Scope): Pick<Scope, "unseen" | "unseenClosed"> {
  const milestones = milestonesOf(ground);
  const { state, milestone } = ground.found.issue;
  const counted = (its: "open" | "closed"): number => milestones.reduce((sum, one) => sum + one[its], 0);
  const tracker = (its: typeof state): number =>
    state === its && milestones.some(({ title }) => title === milestone) ? 1 : 0;
  return {
    unseen: Math.max(0, counted("open") - scope.open.length - tracker("OPEN")),
    unseenClosed: Math.max(0, counted("closed") - scope.closed - tracker("CLOSED")),
  };
}

function describe(ground: Ground): Release {
  const { project, found } = ground;
  const { repo, number, url, title, createdAt, edits } = found.issue;
  const editedAt = edits.findLast((edit) => edit.at > createdAt)?.at ?? null;
  return {
    project: project.slug,
    repo: ground.repo,
    version: found.version,
    kind: found.kind,
    branch: found.branch,
    trunk: project.trunk,
    state: found.state,
    tracker: { repo, number, url, title, createdAt, editedAt },
    managers: found.text.managers,
    hud: found.text.hud,
  };
}

function readBranchState(ground: Ground): Branch {
  const { book, repo, found, project, sources } = ground;
  const fact = book.branches.get(`${repo}:${found.branch}`);
  const whole = isWhole(sources, "branch");
  const origin = project.originBranch === null ? null : fillPattern(project.originBranch, found.version);
  const twin = origin === null ? undefined : book.branches.get(`${repo}:${origin}`);
  return {
    exists: fact?.exists ?? (whole ? false : null),
    origin: origin === null ? null : { name: origin, exists: twin?.exists ?? (whole ? false : null) },
    cut: ground.cut,
    head: fact?.head ?? null,
    url: `${host(ground)}/${repo}/tree/${found.branch}`,
  };
}

function wants(project: Project): Reconciled["wants"] {
  return {
    origin: project.originBranch !== null,
    companions: project.companions.length > 0,
    validation: project.workflows.validation?.workflow ?? null,
    docs: project.workflows.docs,
    nightly: project.workflows.nightly,
    process: project.processDocument !== null,
  };
}
