/** The release notes beside the branch. The page and the gate of release day read the same answer. */
import type { Coverage, Noted, Pick, Ref, Scope } from "../domain/reconciled";
import { isFresh, isWhole, type SourceKind } from "../domain/source";
import type { NotesEntry } from "../domain/written";
import { fixesOf } from "./fixes";
import type { Ground } from "./ground";
import { notesSource } from "./notes-source";
import { pullOf, pullUrl, releaseRef, trunkRef } from "./refs";
import { locateIssue } from "./scope";
import { type Whereabouts, whereabouts } from "./whereabouts";

/** Categories of which users read in no release notes. */
const quiet = new Set<Pick["category"]["name"]>(["ci", "docs", "release-only"]);

const needed: SourceKind[] = ["published", "tracker", "release-pulls", "named-pulls", "branch", "scope"];

export function readCoverage(ground: Ground, picks: readonly Pick[], scope: Scope): Coverage | null {
  const source = notesSource(ground, ground.found.version, ground.found.branch);
  if (!source) return null;
  const { sections } = ground.reader.notes(source.text, ground.repo);
  const entries = sections.flatMap(({ modules }) => modules.flatMap((module) => module.entries));
  const told = picks.filter(needsLine);
  return {
    url: source.url,
    complete: needed.every((kind) => isFresh(ground.sources, kind)),
    told: told.length,
    picksMissing: unmentioned(told, entries),
    scopeMissing: scopeUnmentioned(ground, picks, scope, entries),
    noted: [...new Set(entries.flatMap((entry) => entry.prs))].map((number) => locate(ground, number, source.asked)),
    noPr: entries.filter((entry) => entry.prs.length === 0).length,
  };
}

const needsLine = (pick: Pick): boolean =>
  pick.state === "merged" && pick.source === "comment" && !quiet.has(pick.category.name);

const numbersOf = (pick: Pick): number[] => [...pick.trunk, ...pick.release].flatMap((ref) => ref.number ?? []);

function unmentioned(told: readonly Pick[], entries: readonly NotesEntry[]): Coverage["picksMissing"] {
  const named = new Set(entries.flatMap((entry) => entry.prs));
  return told
    .filter((pick) => !numbersOf(pick).some((number) => named.has(number)))
    .flatMap((pick) => [...pick.trunk, ...pick.release].slice(0, 1).map((ref) => ({ pick: pick.id, ref })));
}

/** What closed in the milestone and is on the branch. Where a pick brought it there, the pick speaks for it. */
function scopeUnmentioned(ground: Ground, picks: readonly Pick[], scope: Scope, entries: readonly NotesEntry[]): Ref[] {
  const settled = new Set([...entries.flatMap((one) => [...one.prs, ...one.issues]), ...picks.flatMap(numbersOf)]);
  const inScope = new Set(scope.closedItems.flatMap(({ ref }) => ref.number ?? []));
  return scope.closedItems.flatMap(({ ref }) => {
    if (ref.number === undefined) return [];
    const issue = ground.book.issues.get(`${ground.repo}#${ref.number}`);
    const fixes = issue ? fixesOf(ground, issue).pulls : [];
    // Where its fix stands in the milestone too, the fix is listed.
    if (fixes.some((number) => inScope.has(number))) return [];
    if ([ref.number, ...fixes].some((number) => settled.has(number))) return [];
    const found = issue ? locateIssue(ground, issue) : whereabouts(ground, ref.number);
    return found.state === "on-branch" ? [ref] : [];
  });
}

function locate(ground: Ground, number: number, asked: boolean): Noted {
  const issue = ground.book.issues.get(`${ground.repo}#${number}`);
  if (issue) {
    const found = locateIssue(ground, issue);
    const ref = { repo: ground.repo, number, url: issue.url, title: issue.title };
    const isIn = found.state === "on-branch";
    const why = isIn ? "An issue; what closed it is on the branch" : "An issue, not a PR";
    return { ref, place: isIn ? "in" : found.state === "missing" ? "out" : "unknown", exists: true, why };
  }
  const pull = pullOf(ground.book, ground.repo, number);
  const found = whereabouts(ground, number);
  const isKnown = pull !== null || found.state !== "unknown";
  if (!isKnown) return unread(ground, number, asked);
  const written = { repo: ground.repo, number };
  const ref = pull?.base === ground.found.branch ? releaseRef(ground, written) : trunkRef(ground, written);
  return { ref: { ...ref, number }, exists: true, ...placeOf(ground, number, found) };
}

function unread(ground: Ground, number: number, asked: boolean): Noted {
  const ref = { repo: ground.repo, number, url: pullUrl(ground, ground.repo, number) };
  return asked && isWhole(ground.sources, "named-pulls")
    ? { ref, place: "unknown", exists: false, why: `GitHub has no PR or issue #${number}` }
    : { ref, place: "unknown", exists: null, why: "It was not read" };
}

type Placed = { place: Noted["place"]; why: string };

function placeOf(ground: Ground, number: number, found: Whereabouts): Placed {
  const { branch } = ground.found;
  if (found.state === "on-branch")
    return { place: "in", why: found.since === "cut" ? "From before the cut" : `On ${branch}` };
  if (found.state === "unknown") return { place: "unknown", why: found.why };
  const unreadSource = (["branch", "release-pulls", "tracker"] as const).some((kind) => !isWhole(ground.sources, kind));
  if (unreadSource) return { place: "unknown", why: `What is on ${branch} has not been read whole` };
  if (found.state === "missing") return { place: "out", why: found.detail };
  return isFromBefore(ground, number) ?? { place: mergedElsewhere(ground, number) ? "unknown" : "out", why: found.why };
}

/** Reverted on trunk since the cut: the branch has it all the same, unless it reverted it too. */
function isFromBefore({ trunk, branch, found }: Ground, number: number): Placed | null {
  if (trunk.carriers(number).length > 0 || !trunk.before.has(`#${number}`)) return null;
  return branch.before.has(`#${number}`)
    ? { place: "out", why: `From before the cut, reverted on trunk and on ${found.branch}` }
    : { place: "in", why: "From before the cut; reverted on trunk since" };
}

/** Merged to another branch: whether its change is here under another number, nobody can tell. */
function mergedElsewhere(ground: Ground, number: number): boolean {
  const pull = pullOf(ground.book, ground.repo, number);
  return pull?.state === "MERGED" && pull.base !== ground.project.trunk && pull.base !== ground.found.branch;
}
