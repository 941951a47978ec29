import { withoutLinks } from "../text/inline";
import type { Line } from "../text/lines";

const treeAddress = /\/(?:tree|commits)\/([\w./%-]{1,120})/g;
/** The branch of which an address shows the pull requests or the builds. */
const shownBranch = /(?:\bbase(?::|%3A)|\/hud\/[\w.-]{1,60}\/[\w.-]{1,60}\/)([\w./%-]{1,120})/gi;
const releaseName = /(?<![\w/])((?:[\w-]{1,40}\/)?release[/-]v?\d{1,3}\.(?:\d{1,3}|x)[\w.-]{0,30})/gi;
/** `v22.x-staging`, `stable-2.9`, `2.9.0`: a name of which the version is a part. */
const versioned = "(?:[a-z][a-z-]{0,30}[-/])?v?\\d{1,3}\\.(?:\\d{1,3}|x)(?:\\.(?:\\d{1,3}|x))?(?:-[a-z]{2,20})?";
const beforeWord = new RegExp(`(?<![\\w./-])(${versioned})[\`'"*]* (?:release |staging )?branch\\b`, "gi");
const afterWord = new RegExp(`\\bbranch(?: name)?(?: is|:)?\\s+[\`'"*]*(${versioned})(?!\\w)`, "gi");

/**
 * The release branch, from a link or from prose, never from code. Only a branch whose numbers are the version's
 * counts: trackers are copied, and a stale number stays behind.
 */
export function readBranch(lines: readonly Line[], version: string): { branch: string | null; stale: string | null } {
  const candidates: string[] = [];
  const prose = lines.filter((line) => line.block !== "code").map((line) => line.text);
  for (const text of prose) candidates.push(...all(text, treeAddress).map(decoded));
  for (const text of prose) candidates.push(...all(withoutLinks(text), releaseName));
  for (const text of prose) candidates.push(...all(withoutLinks(text), afterWord), ...all(text, beforeWord));
  for (const text of prose) candidates.push(...all(text, shownBranch).map(decoded));
  const named = candidates.map((one) => one.replace(/[.,:;/-]+$/, "")).filter((one) => isBranch(one));
  const fitting = named.filter((one) => fits(one, version));
  return { branch: fitting.find((one) => !one.startsWith("orig/")) ?? null, stale: named[0] ?? null };
}

function all(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map((found) => found[1] ?? "");
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

function isBranch(name: string): boolean {
  return /\d\.(?:\d|x)/i.test(name) && !/-?rc\d*\b/i.test(name);
}

function fits(name: string, version: string): boolean {
  const [major, minor, patch] = version.split(".");
  const [, ownMajor, ownMinor, ownPatch] = /(\d+)\.(\d+|x)(?:\.(\d+))?/i.exec(name) ?? [];
  if (ownMajor !== major || (ownMinor !== minor && ownMinor?.toLowerCase() !== "x")) return false;
  return ownPatch === undefined || patch === undefined || ownPatch === patch;
}
