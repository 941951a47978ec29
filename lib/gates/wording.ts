/** Every sentence that a gate or a verdict speaks, in one place. Plain, short, present tense. */
import type { Call, GateTarget } from "../domain/gate";
import type { SourceKind } from "../domain/source";

export const callWords: Record<Call, string> = {
  "no-go": "No-go",
  unknown: "Unknown",
  "at-risk": "At risk",
  go: "Go",
  shipped: "Shipped",
};

export const targetWords: Record<GateTarget, string> = {
  "branch-cut": "Branch cut",
  "final-candidate": "Final candidate",
  "release-day": "Release day",
  shipped: "Shipped",
};

/** What a source is called before it has told its own name. */
export const sourceWords: Record<SourceKind, string> = {
  trackers: "Release trackers",
  tracker: "The tracker",
  "release-pulls": "PRs against the branch",
  "named-pulls": "PRs and issues that are named",
  scope: "The milestone",
  branch: "The release branch",
  trunk: "Trunk",
  tags: "Tags",
  published: "GitHub releases",
  ci: "CI",
  companions: "Companion repositories",
  nightlies: "Nightly builds",
  process: "The process document",
  validation: "Validation checklists and runs",
};

export function count(n: number, one: string, many = `${one}s`): string {
  return `${n.toLocaleString("en-US")} ${n === 1 ? one : many}`;
}

/** "a", "a and b", "a, b and c". */
export function list(parts: readonly string[]): string {
  if (parts.length < 2) return parts[0] ?? "";
  return `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}`;
}

/** At most so many, then how many more. */
export function some(parts: readonly string[], most: number): string {
  if (parts.length <= most) return list(parts);
  return `${parts.slice(0, most).join(", ")} and ${parts.length - most} more`;
}

/** Begins with a capital, unless it begins with a name such as `linux-binary-manywheel` or `release/2.12`. */
export function sentence(text: string): string {
  return /^[a-z]+(?:\s|$)/.test(text) ? `${text.charAt(0).toUpperCase()}${text.slice(1)}` : text;
}

/** Inside a sentence, unless it begins with a name such as `RELEASE.md`, GitHub or CI. */
export function inside(text: string): string {
  return /^[A-Z][a-z]+(?:\s|$)/.test(text) ? `${text.charAt(0).toLowerCase()}${text.slice(1)}` : text;
}

export function nameOf(ref: { number?: number | undefined; sha?: string | undefined }): string {
  return ref.number === undefined ? short(ref.sha ?? "") : `#${ref.number}`;
}

export function short(sha: string): string {
  return sha.slice(0, 7);
}

export function is(n: number): string {
  return n === 1 ? "is" : "are";
}

/** One unit only: "3 d", "22 h", "5 min". */
export function age(from: string, to: string): string {
  const minutes = Math.max(0, Math.floor((Date.parse(to) - Date.parse(from)) / 60_000));
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  return hours < 24 ? `${hours} h` : `${Math.floor(hours / 24)} d`;
}

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** "24 Apr" */
export function day(date: string): string {
  return `${Number(date.slice(8, 10))} ${months[Number(date.slice(5, 7)) - 1] ?? ""}`;
}

export const unread = (what: string): string => `Not known: ${what} could not be read whole`;
