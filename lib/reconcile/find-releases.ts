/** Which releases a project has, by its tracker issues. */
import type { FactBook } from "../domain/fact-book";
import type { IssueFact, TagFact } from "../domain/facts";
import { fillPattern, type Project } from "../domain/project";
import type { ReleaseState } from "../domain/reconciled";
import { isWhole, type Source } from "../domain/source";
import type { TrackerText } from "../domain/written";
import type { Reader } from "./reader";

export type FoundRelease = {
  version: string;
  kind: "minor" | "patch";
  branch: string;
  issue: IssueFact;
  text: TrackerText;
  state: ReleaseState;
};

export function findReleases(
  project: Project,
  book: FactBook,
  sources: readonly Source[],
  reader: Reader,
): FoundRelease[] {
  const byVersion = new Map<string, FoundRelease>();
  for (const issue of book.issues.values()) {
    // Only a title with a version can be a tracker's: the rest is not worth parsing.
    if (issue.repo !== project.repo || !/\d\.\d/.test(issue.title)) continue;
    const text = reader.tracker(issue, project.tracker.label);
    if (!text.isTracker || text.version === null) continue;
    const found = describe(project, book, sources, issue, text, text.version);
    const other = byVersion.get(found.version);
    if (!other || isBetter(issue, other.issue, project.tracker.label)) byVersion.set(found.version, found);
  }
  return [...byVersion.values()].sort((a, b) => compareVersions(b.version, a.version));
}

function describe(
  project: Project,
  book: FactBook,
  sources: readonly Source[],
  issue: IssueFact,
  text: TrackerText,
  version: string,
): FoundRelease {
  const branch = text.branch ?? fillPattern(project.branch, version);
  const kind = text.kind ?? (version.endsWith(".0") ? "minor" : "patch");
  return { version, kind, branch, issue, text, state: stateOf(project, book, sources, issue, version, branch) };
}

/**
 * Two trackers for one version: the labelled one, then the open one, then the newer.
 * Rejected: showing both, since every page is addressed by version.
 */
function isBetter(issue: IssueFact, other: IssueFact, label: string): boolean {
  const rank = (one: IssueFact): string =>
    `${one.labels.includes(label) ? 1 : 0}${one.state === "OPEN" ? 1 : 0}${one.createdAt}${String(one.number).padStart(9, "0")}`;
  return rank(issue) > rank(other);
}

/** Open does not mean current, and closed does not mean shipped: tags and published releases decide. */
function stateOf(
  project: Project,
  book: FactBook,
  sources: readonly Source[],
  issue: IssueFact,
  version: string,
  branch: string,
): ReleaseState {
  const tags = book.tags.get(project.repo) ?? [];
  const finalTag = fillPattern(project.finalTag, version);
  const published = (book.published.get(project.repo) ?? []).some(
    (release) => release.tag === finalTag && !release.draft && !release.prerelease,
  );
  if (published || tags.some((tag) => tag.name === finalTag)) return "shipped";
  const hasCandidate = tags.some((tag) => candidateNumber(project, version, tag) !== null);
  const mine = sources.filter((source) => source.version === null || source.version === version);
  // Nothing tagged is only known once the tags have been read whole.
  if (issue.state === "CLOSED" && !hasCandidate && isWhole(mine, "tags")) return "dropped";
  const fact = book.branches.get(`${project.repo}:${branch}`);
  if (fact ? fact.exists : hasCandidate || !isWhole(mine, "branch")) return "active";
  return "planned";
}

/** The number of a candidate's tag, where the tag is one of this version's. */
export function candidateNumber(project: Project, version: string, tag: TagFact): number | null {
  const [before = "", after = ""] = fillPattern(project.candidateTag.replaceAll("{n}", "\n"), version).split("\n");
  if (!tag.name.startsWith(before) || !tag.name.endsWith(after)) return null;
  const digits = tag.name.slice(before.length, tag.name.length - after.length);
  return /^\d{1,6}$/.test(digits) ? Number(digits) : null;
}

/** Older releases teach by their pace; more than these are of another time. */
const mostEarlier = 4;

/** The shipped releases of the same kind before one, newest first. */
export function releasesBefore(releases: readonly FoundRelease[], { version, kind }: FoundRelease): FoundRelease[] {
  return releases
    .filter((one) => one.state === "shipped" && one.kind === kind && compareVersions(one.version, version) < 0)
    .slice(0, mostEarlier);
}

export function compareVersions(a: string, b: string): number {
  const left = a.split(".").map(Number);
  const right = b.split(".").map(Number);
  for (let part = 0; part < 3; part++) {
    const difference = (left[part] ?? 0) - (right[part] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
