/** The scope: what stands in the release's GitHub milestone, and what of it is not on the branch. */
import type { IssueFact, MilestoneFact, PullFact } from "../domain/facts";
import { milestoneTitles } from "../domain/project";
import type { Listed, Missing, Ref, Scope, ScopeItem } from "../domain/reconciled";
import { isFresh, type SourceKind } from "../domain/source";
import { fixesOf } from "./fixes";
import type { Ground } from "./ground";
import { people } from "./people";
import { trunkState } from "./refs";
import { type Whereabouts, whereabouts } from "./whereabouts";

type Item = IssueFact | PullFact;

export type ScopeReading = { scope: Scope; missing: Listed<Missing>; closedIssues: IssueFact[] };

const needed: SourceKind[] = ["scope", "branch", "trunk", "release-pulls", "named-pulls", "tracker"];

export function readScope(ground: Ground): ScopeReading {
  const [milestone = null] = milestonesOf(ground);
  const items = itemsOf(ground);
  const open = items.filter((item) => item.state === "OPEN");
  const closed = items.filter((item) => item.state !== "OPEN");
  const scope: Scope = {
    complete: isFresh(ground.sources, "scope"),
    milestone: milestone && { title: milestone.title, url: milestone.url },
    open: open.map((item) => describe(ground, item)),
    closed: closed.length,
    notMissing: [],
    closedItems: closed.map((item) => ({
      ref: refOf(ground, item),
      title: item.title,
      since: sinceOf(item),
      at: item.closedAt,
    })),
  };
  const missing: Listed<Missing> = {
    complete: needed.every((kind) => isFresh(ground.sources, kind)),
    items: [],
    unknown: needed
      .filter((kind) => !isFresh(ground.sources, kind))
      .map((source) => ({ text: `${nameOf(ground, source)}: not read whole`, source })),
  };
  // Before there is a branch nothing can be missing in it.
  const hasBranch = ground.book.branches.get(`${ground.repo}:${ground.found.branch}`)?.exists !== false;
  if (hasBranch) for (const item of closed) place(ground, item, scope, missing);
  return { scope, missing, closedIssues: closed.filter((item) => item.kind === "issue") };
}

/** Those of the release that are there: `2.12.0` and `v2.12.0` are one version to people, and two milestones to GitHub. */
export const milestonesOf = ({ book, repo, found }: Ground): MilestoneFact[] =>
  milestoneTitles(found.version).flatMap((title) => book.milestones.get(`${repo}/${title}`) ?? []);

export const isInScope = ({ repo, found }: Ground, item: Item): boolean =>
  item.repo === repo && item.milestone !== null && milestoneTitles(found.version).includes(item.milestone);

function itemsOf(ground: Ground): Item[] {
  const all: Item[] = [...ground.book.issues.values(), ...ground.book.pulls.values()];
  const items = all.filter((item) => isInScope(ground, item));
  return items.filter((item) => item.number !== ground.found.issue.number).sort((a, b) => a.number - b.number);
}

/** Since when it stands in the milestone. */
function sinceOf(item: Item): string {
  return (
    item.events.findLast((event) => event.kind === "milestoned" && event.what === item.milestone)?.at ?? item.createdAt
  );
}

function describe(ground: Ground, item: Item): ScopeItem {
  return {
    ref: refOf(ground, item),
    title: item.title,
    kind: item.kind === "pull" ? "pr" : "issue",
    assignees: item.assignees,
    author: item.author,
    since: openSince(item),
  };
}

/** Closed and opened again, it is open since then. */
const openSince = (item: Item): string => {
  const again = item.events.findLast(({ kind }) => kind === "reopened")?.at ?? "";
  const since = sinceOf(item);
  return again > since ? again : since;
};

function refOf(ground: Ground, item: Item): Ref {
  const state =
    item.kind === "pull" ? trunkState(ground, item, item.number) : item.state === "OPEN" ? "open" : "closed";
  return { repo: item.repo, number: item.number, url: item.url, title: item.title, ...(state ? { state } : {}) };
}

function place(ground: Ground, item: Item, scope: Scope, missing: Listed<Missing>): void {
  const found = isPlan(ground, item)
    ? ({ state: "not-missing", why: "A feature plan, not a change" } as const)
    : locate(ground, item);
  const entry = {
    item: refOf(ground, item),
    title: item.title,
    who: people(...item.assignees, item.author).slice(0, 1),
  };
  if (found.state === "not-missing") scope.notMissing.push({ item: entry.item, why: found.why });
  if (found.state === "missing")
    missing.items.push({ ...entry, landed: found.landed, reason: found.reason, detail: found.detail });
  if (found.state === "unknown") {
    missing.items.push({ ...entry, landed: null, reason: "unknown", detail: found.why });
    missing.unknown.push({ text: `#${item.number}: ${found.why}`, source: found.source });
  }
}

function isPlan(ground: Ground, item: Item): boolean {
  const { featureLabel } = ground.project;
  return featureLabel !== null && item.labels.includes(featureLabel);
}

function locate(ground: Ground, item: Item): Whereabouts {
  if (item.kind === "pull") return whereabouts(ground, item.number);
  return locateIssue(ground, item);
}

/**
 * An issue is fixed on the branch where every change on trunk that closed it is there, or where a pull request
 * against the branch closed it by itself. Rejected: any one of several fixes, since the second mends the first.
 */
export function locateIssue(ground: Ground, issue: IssueFact): Whereabouts {
  const fixes = fixesOf(ground, issue);
  const places = fixes.pulls.map((number) => ({ number, found: whereabouts(ground, number) }));
  // One that carries a change of trunk repeats that change's words: it closed nothing by itself.
  const isOwnFix = (number: number): boolean =>
    ground.releasePulls.has(number) && ground.joins.trunkOf(number).length === 0;
  if (places.some(({ number, found }) => isOwnFix(number) && found.state === "on-branch"))
    return { state: "on-branch", since: "" };
  const known = [...places.map(({ found }) => found), ...fixes.commits];
  const worst = known.find((one) => one.state === "missing") ?? known.find((one) => one.state === "unknown");
  if (worst) return worst;
  if (issue.closersComplete === false)
    return { state: "unknown", why: "Not all that closed it was read", source: null };
  if (known.some((one) => one.state === "on-branch")) return { state: "on-branch", since: "" };
  if (fixes.elsewhere) return { state: "not-missing", why: `Fixed in ${fixes.elsewhere}` };
  const reverted = places.find(({ found }) => found.state === "not-missing" && /reverted/.test(found.why));
  if (reverted && reverted.found.state === "not-missing") return reverted.found;
  return { state: "not-missing", why: withoutCode(issue) };
}

function withoutCode(issue: IssueFact): string {
  if (issue.stateReason === "NOT_PLANNED") return "Closed as not planned";
  if (issue.stateReason === "DUPLICATE") return "Closed as a duplicate";
  return "Closed without a code change";
}

function nameOf(ground: Ground, kind: SourceKind): string {
  return ground.sources.find((source) => source.kind === kind)?.what ?? kind;
}
