import { refsOf } from "../refs";
import { plainWords } from "../text/inline";
import { isSlipOf } from "../text/slips";

/** What a label asks for. `reverted` and `reason` are sections that people add; they hold no release PR. */
export type LabelKind = "trunk" | "release" | "category" | "reverted" | "reason";

export type Label = {
  kind: LabelKind;
  /** What stands behind the label on its line, as written. */
  rest: string;
  /** Names trunk or the release branch, not just "PR". */
  certain: boolean;
};

const longestLabel = 100;

/** Reads the label of a form, however it is decorated, spelt or mistyped. Sentences are none. */
export function labelOf(text: string): Label | null {
  if (!/[a-z]{2}/i.test(text)) return null;
  const bare = text.replace(/^(?:[\s*_`>-]|#{1,6}\s|\d{1,2}[.)]\s)*/, "");
  if (bare.startsWith("@")) return null; // "@ann reverted: …" is ann's word
  const start = text.length - bare.length;
  const colon = labelColon(bare);
  if (colon >= 0) {
    const label = classify(plainWords(bare.slice(0, colon)), 1);
    if (label) return withRest(label, text.slice(start + colon + 1));
  }
  const end = firstRefOrDash(bare);
  const strict = end <= longestLabel ? classify(plainWords(bare.slice(0, end)), 0) : null;
  if (strict && !strict.hasNoun && end === bare.length) return null; // "Release branch" alone is no label
  return strict && withRest(strict, bare.slice(end).replace(/^\s*[-–—=>]+\s*/, ""));
}

type Kind = Pick<Label, "kind" | "certain"> & { needsValue: boolean; hasNoun: boolean };

function withRest(label: Kind, rest: string): Label | null {
  const value = rest.replace(/^[*_`\s]+/, "").trimEnd();
  if (label.needsValue && refsOf(value, "a/b").length === 0) return null;
  return { kind: label.kind, certain: label.certain, rest: value };
}

function labelColon(text: string): number {
  const at = text.search(/[:：](?!\/\/)/);
  return at > 0 && at <= longestLabel ? at : -1;
}

function firstRefOrDash(text: string): number {
  const places = [text.length, refsOf(text, "a/b")[0]?.from, text.search(/\s[-–—=]+>?\s/)];
  return Math.min(...places.filter((place) => place !== undefined && place >= 0).map(Number));
}

const trunkWords = ["trunk", "master", "main", "landed", "original", "upstream", "nightly"];
const releaseWords = ["release", "backport", "backported"];
const pickWords = ["cherry", "pick", "picked", "cherry-pick", "cherrypick", "cherry-picked", "cherrypicked", "cp"];
const categoryWords = [
  "category",
  "categories",
  "cat",
  "criteria",
  "criterion",
  "criterias",
  "classification",
  "type",
  "kind",
];
const reasonWords = ["reason", "reasons", "justification", "rationale", "why"];
const contextWords = ["issue", "issues", "related", "depends", "dependency", "follow-up", "followup"];
const nouns = ["pr", "prs", "pull", "request", "requests", "commit", "commits", "link", "links", "url", "diff"];
const fillers =
  "to the of a an in on against for and or if applicable branch this only into from change changes fix met number pick".split(
    " ",
  );
const known = new Set([
  ...trunkWords,
  ...releaseWords,
  ...pickWords,
  ...categoryWords,
  ...reasonWords,
  ...contextWords,
  ...nouns,
  ...fillers,
]);

/** `strangers` is how many words outside the vocabulary a label may hold: a repository's name, or a slip. */
function classify(label: string, strangers: number): Kind | null {
  const words = label
    .toLowerCase()
    .replace(/\([^()]*\)/g, " ")
    .replace(/['"“”[\]]/g, "")
    .split(/[\s/&,]+/)
    .flatMap(unhyphened)
    .filter(Boolean);
  if (words.length === 0 || words.length > 12) return null;
  const spelt = words.map((word) => spelling(word));
  const odd = spelt.filter((word) => !known.has(word) && !isVersion(word)).length;
  const has = (list: readonly string[]) => spelt.some((word) => list.includes(word));
  const elsewhere = has(trunkWords) || has(releaseWords);
  if (spelt.some((word) => /^revert(?:ed|s)?$/.test(word)) && !elsewhere && (spelt.length === 1 || strangers > 0))
    return spelt.length > 5 ? null : { kind: "reverted", certain: true, needsValue: false, hasNoun: true };
  if (odd > strangers) return null;
  if (has(contextWords)) return { kind: "reason", certain: false, needsValue: true, hasNoun: true };
  if (has(categoryWords)) return { kind: "category", certain: true, needsValue: false, hasNoun: true };
  // "Cherry-pick request" is what the line is, not one of its fields.
  const noun = spelt.some((word) => nouns.includes(word) && (!/^requests?$/.test(word) || spelt.includes("pull")));
  if (!noun && (odd > 0 || has(["request", "requests"]))) return null;
  const named = { certain: true, needsValue: false, hasNoun: noun };
  if (has(reasonWords) && !noun) return strangers > 0 ? { ...named, kind: "reason", certain: false } : null;
  // A cherry-pick "of" something names what is picked.
  if (spelt.at(-1) === "of" && (has(pickWords) || has(["backport"]))) return { kind: "trunk", ...named };
  if (has(releaseWords) || spelt.some(isVersion)) return { kind: "release", ...named };
  if (has(trunkWords)) return { kind: "trunk", ...named };
  if (has(pickWords)) return { kind: "release", ...named };
  return noun ? { kind: "trunk", certain: false, needsValue: true, hasNoun: true } : null;
}

/** "Backport-PR-URL" is three words of a label; "test-infra" is a name. */
function unhyphened(word: string): string[] {
  const parts = word.split("-");
  return !known.has(word) && parts.every((part) => known.has(part)) ? parts : [word];
}

function isVersion(word: string): boolean {
  return /^v?\d+(?:\.(?:\d+|x))+$/.test(word);
}

const oftenMistyped = ["trunk", "master", "release", "branch", "category", "criteria", "landed", "cherry", "link"];

function spelling(word: string): string {
  if (known.has(word)) return word;
  return oftenMistyped.find((right) => Math.abs(right.length - word.length) <= 1 && isSlipOf(word, right)) ?? word;
}
