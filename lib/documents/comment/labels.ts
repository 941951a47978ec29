import { refsOf } from "../refs";
import { plainWords } from "../text/inline";
import { isSlipOf } from "../text/slips";
import { fieldRefs, saysNone } from "./fields";

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
export function labelOf(text: string, heading = false): Label | null {
  if (!/[a-z]{2}|\d\.\d+ ?:/i.test(text)) return null;
  const bare = text.replace(/^(?:[\s*_`>-]|#{1,6}\s|\d{1,2}[.)]\s|:[a-z][\w+-]{1,30}:\s)*/, "");
  if (/^[[(]?@/.test(bare)) return null; // "@ann reverted: …" is ann's word
  const start = text.length - bare.length;
  const colon = labelColon(bare);
  if (colon >= 0) {
    const label = classify(plainWords(bare.slice(0, colon)), 1);
    if (label) return withRest(label, text.slice(start + colon + 1));
  }
  if (heading && /^[\w-]{2,20}\W*$/.test(bare)) return headingOf(bare);
  const end = firstRefOrDash(bare);
  const strict = end <= longestLabel ? classify(plainWords(bare.slice(0, end)), 0) : null;
  if (strict && !strict.hasNoun && end === bare.length) return null; // "Release branch" alone is no label
  // "Cherry-picked - see the thread" tells of something; a field without its noun has a reference.
  return (
    strict &&
    withRest(
      { ...strict, certain: strict.certain && strict.hasNoun, needsValue: strict.needsValue || !strict.hasNoun },
      bare.slice(end).replace(/^\s*[-–—=>→⇒]+\s*/, ""),
    )
  );
}

/** "### Release" in a row of headings: one word is enough, but it needs another field beside it. */
function headingOf(word: string): Label | null {
  const found = classify(plainWords(word), 1);
  return found && { kind: found.kind, certain: false, rest: "" };
}

type Kind = Pick<Label, "kind" | "certain"> & { needsValue: boolean; hasNoun: boolean };

function withRest(label: Kind, rest: string): Label | null {
  const value = rest.replace(/^[*_`\s]+/, "").trimEnd();
  if (label.needsValue && refsOf(value, "a/b").length === 0) return null;
  // "Cherry-pick: fix of the norm" is a title: what has no noun has a value, or its value below.
  if (!label.hasNoun && label.certain && !isValue(value)) return null;
  return { kind: label.kind, certain: label.certain, rest: value };
}

function isValue(text: string): boolean {
  return text === "" || saysNone(text) || fieldRefs(text, "a/b").refs.length > 0;
}

function labelColon(text: string): number {
  const at = text.search(/[:：](?!\/\/)(?<!\s:(?=(?!https?:)[\w+-]{1,30}:))/); // not that of an address or of `:tada:`
  return at > 0 && at <= longestLabel ? at : -1;
}

function firstRefOrDash(text: string): number {
  const places = [text.length, refsOf(text, "a/b")[0]?.from, text.search(/\s[-–—=→⇒]+>?\s/)];
  return Math.min(...places.filter((place) => place !== undefined && place >= 0).map(Number));
}

const trunkWords = ["trunk", "master", "main", "landed", "original", "upstream", "nightly", "viable", "strict"];
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
  "to the of a an in on against for and or if applicable branch this only into from change changes fix met number pick merged".split(
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

/** What has its own pull requests: the release's notes are not the release branch. */
const aboutRelease = /^(?:notes?|tracker|blog|announcement|checklist|schedule|script)$/;

/** `strangers` is how many words outside the vocabulary a label may hold: a repository's name, or a slip. */
function classify(label: string, strangers: number): Kind | null {
  const words = wordsOf(label);
  if (words.length === 0 || words.length > 12) return null;
  const has = (list: readonly string[]) => words.some((word) => list.includes(word));
  if (words.some((word, at) => word === "release" && aboutRelease.test(words[at + 1] ?? ""))) return null;
  const odd = words.filter((word) => !known.has(word) && !isVersion(word)).length;
  if (isReverted(words, has(trunkWords) || has(releaseWords), strangers))
    return { kind: "reverted", certain: true, needsValue: false, hasNoun: true };
  // "Which criteria does it meet:" asks in a sentence; the other labels are short.
  if (odd > (has(categoryWords) && words.length <= 7 ? 4 * strangers : strangers)) return null;
  if (has(contextWords)) return { kind: "reason", certain: false, needsValue: true, hasNoun: true };
  if (has(categoryWords)) return { kind: "category", certain: true, needsValue: false, hasNoun: true };
  // "Cherry-pick request" is what the line is, not one of its fields.
  const noun = words.some((word) => nouns.includes(word) && (!/^requests?$/.test(word) || words.includes("pull")));
  if (!noun && (odd > 0 || has(["request", "requests"]))) return null;
  if (has(reasonWords) && !noun)
    return strangers > 0 ? { kind: "reason", certain: false, needsValue: false, hasNoun: false } : null;
  return pickField(words, noun);
}

/** Which pull request a label asks for. */
function pickField(words: readonly string[], noun: boolean): Kind | null {
  const has = (list: readonly string[]) => words.some((word) => list.includes(word));
  const named = { certain: true, needsValue: false, hasNoun: noun };
  // A cherry-pick "of" something names what is picked.
  if (words.at(-1) === "of" && (has(pickWords) || has(["backport"]))) return { kind: "trunk", ...named };
  if (has(releaseWords) || words.some(isVersion)) {
    const isReason = !noun && has(["only", "change", "changes", "fix"]); // "Release only: …"
    const onlyVersion = words.every(isVersion); // "2.12: #5"
    return { kind: "release", ...named, certain: !onlyVersion, needsValue: isReason || onlyVersion };
  }
  if (has(trunkWords)) return { kind: "trunk", ...named };
  if (has(pickWords)) return { kind: "release", ...named };
  if (!noun) return null;
  const isLabel = has(["link", "links", "merged"]) && has(["pr", "prs", "pull"]); // "Link to merged PR:", not "PR: …"
  return { kind: "trunk", certain: false, needsValue: !isLabel, hasNoun: true };
}

/** A section of what was reverted holds neither of the two. */
function isReverted(words: readonly string[], elsewhere: boolean, strangers: number): boolean {
  // "Reverts #5" is a value: it says what is carried over.
  const names =
    words.some((word) => (strangers > 0 ? /^revert(?:ed|s)?$/ : /^reverted$/).test(word)) && words.length <= 5;
  return names && !elsewhere && (words.length === 1 || strangers > 0);
}

function wordsOf(label: string): string[] {
  return label
    .toLowerCase()
    .replace(/[(（][^()（）]*(?:[)）]|$)/g, " ") // "(if applicable", closed or not
    .replace(/['"“”[\]]/g, "")
    .split(/[\s/&,]+/)
    .flatMap(unhyphened)
    .filter(Boolean)
    .map(spelling);
}

/** "Backport-PR-URL" is three words of a label; "test-infra" is a name. */
function unhyphened(word: string): string[] {
  if (!word.includes("-") || known.has(word)) return [word];
  const parts = word.split("-");
  return parts.every((part) => known.has(part)) ? parts : [word];
}

function isVersion(word: string): boolean {
  return /^v?\d+(?:\.(?:\d+|x))+$/.test(word);
}

const oftenMistyped = ["trunk", "master", "release", "branch", "category", "criteria", "landed", "cherry", "link"];

function spelling(word: string): string {
  if (known.has(word)) return word;
  return oftenMistyped.find((right) => Math.abs(right.length - word.length) <= 1 && isSlipOf(word, right)) ?? word;
}
