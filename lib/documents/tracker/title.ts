import { isSlipOf } from "../text/slips";

const version = /(?<!\w|(?<!\brelease)\/)v?\.?(\d{1,3}\.\d{1,3}(?:\.\d{1,3})?)(?![\d]|\.\d)/gi;

/** Words of issues that name a release without being its tracker. */
const lookalike =
  /\bchecklists?\b|\bvalidat\w*|\bumbrella\b|\bsignals?\b|\brelease notes?\b|\bhighlights?\b|\bblog\w*|\bfailures?\b|\bdocathon\b|\bbranch cut and\b|\bfeature (?:review|tracker|tracking)\b/i;
/** "Tracking issue for X in release 2.12" tracks X. */
const tracksPart = /\brfc\b|\bin (?:the )?(?:v?[\d.]+ )?releases?\b/i;

/** The version that a title names: what stands in brackets before anything else. */
export function versionIn(text: string): string | null {
  const bracketed = [...text.matchAll(/\[([^\][]{1,60})\]/g)].map((one) => firstVersion(one[1] ?? ""));
  return bracketed.find((one) => one !== null) ?? firstVersion(text);
}

function firstVersion(text: string): string | null {
  for (const found of text.matchAll(version)) return found[1] ?? null;
  return null;
}

/** `2.13` in the title is 2.13.0 where the text says so, and only so. */
export function fullVersion(short: string, prose: string): string {
  if (short.split(".").length > 2) return short;
  const full = new Set<string>();
  for (const found of prose.matchAll(version)) if (found[1]?.startsWith(`${short}.`)) full.add(found[1]);
  const [only] = full;
  return full.size === 1 && only !== undefined ? only : short;
}

export function saysTracker(title: string): boolean {
  if (isLookalike(title) || tracksPart.test(title)) return false;
  const tracks =
    /\b(?:release)?track(?:er|ing)\b/i.test(title) || words(title).some((word) => isSlipOf(word, "tracker"));
  return (
    tracks && (/\breleases?(?:\b|track)|\bcherry[- ]?picks?\b/i.test(title) || /^\s*\[[^\]]*\d\.\d[^\]]*\]/.test(title))
  );
}

function words(title: string): string[] {
  return title.toLowerCase().split(/[^a-z]+/);
}

export function isLookalike(title: string): boolean {
  return lookalike.test(title);
}

const trusted = new Set(["OWNER", "MEMBER", "COLLABORATOR"]);

export type Standing = { labels?: readonly string[]; authorAssociation?: string; trackerLabel?: string };

/** A tracker's title says so, and its label or its author's standing vouches for it; what is left out is not asked. */
export function isTrackerIssue(title: string, standing: Standing): boolean {
  if (versionIn(title) === null || isLookalike(title)) return false;
  const label = (standing.trackerLabel ?? "release tracker").toLowerCase();
  if (standing.labels?.some((one) => one.toLowerCase() === label)) return true;
  const { authorAssociation } = standing;
  return saysTracker(title) && (authorAssociation === undefined || trusted.has(authorAssociation));
}
