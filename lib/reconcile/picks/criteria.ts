/** A tracker's own criteria, compared with what a request says it is. */
import type { CategoryName, Criterion, WrittenPhase } from "../../domain/written";

/** Words by which a criterion speaks of a category; the first that fits is the one it is about. */
const speaksOf: [CategoryName, RegExp][] = [
  ["fixnewfeature", /\bnew(?:ly)?\s+(?:\w+\s+)?features?\b|\bfeatures?\s+(?:being\s+)?introduced\b/i],
  ["regression", /\bregress/i],
  ["docs", /\bdoc(?:s|umentation|strings?)?\b/i],
  ["compilation", /\bcompil|\bifdefs?\b|\bbuild fix/i],
  [
    "release-only",
    /\brelease[- ](?:branch[- ])?(?:only|specific)|\bversion identifiers?\b|\brelease branch (?:specific )?changes?\b/i,
  ],
  ["ci", /\btests?\b|\bci\b/i],
  [
    "critical",
    /\bcritical\b|\bsilent(?:ly)?\b|\bcorrectness\b|\bcrash|\bdeadlock|\bmemory leak|\bbackwards?[- ]compat|\bblock(?:ing|er)\b/i,
  ],
];

const dull = new Set(
  "a an and any are as at be branch by change changes criteria critical fix fixed fixes for from if in into is it its low main most must new of on only or other our patch please pr recent release request risk small that the this to trunk version we with".split(
    " ",
  ),
);

export type Rule = {
  n: number | null;
  text: string;
  /** The category that it is about, where it speaks of one. */
  subject: CategoryName | null;
  words: ReadonlySet<string>;
};

function rule(n: number | null, text: string): Rule {
  return { n, text, subject: speaksOf.find(([, spoken]) => spoken.test(text))?.[0] ?? null, words: significant(text) };
}

/** The tracker's rules in one phase: its list, or the sentences of its prose, or the list that stands for all phases. */
export function rulesOf(phase: WrittenPhase | null, general: readonly Criterion[]): Rule[] {
  if (phase && phase.criteria.length > 0) return phase.criteria.map(({ n, text }) => rule(n, text));
  if (!phase || phase.prose.trim() === "") return general.map(({ n, text }) => rule(n, text));
  return phase.prose
    .split(/(?<=[.;!?])\s+|\n+/)
    .map((text) => text.trim())
    .filter((text) => text !== "" && !/\b(?:no|not|except)\b/i.test(text))
    .map((text) => rule(null, text));
}

export function ruleFor(
  rules: readonly Rule[],
  name: CategoryName,
  text: string,
  named: readonly number[],
): Rule | null {
  const byNumber = rules.find((rule) => rule.n !== null && named.includes(rule.n));
  if (byNumber) return byNumber;
  if (name !== "unknown") {
    const byName = rules.find((rule) => rule.subject === name);
    if (byName) return byName;
    // "release-blocking critical fixes for crashes" in prose may name several at once.
    const within = rules.find(
      (rule) => rule.n === null && speaksOf.some(([word, spoken]) => word === name && spoken.test(rule.text)),
    );
    if (within) return within;
  }
  const words = significant(text);
  return rules.find((rule) => [...words].some((word) => rule.words.has(word))) ?? null;
}

/** Words that carry the meaning, without their endings: "security fixes" and "a Security fix" share one. */
function significant(text: string): Set<string> {
  const words = text.toLowerCase().match(/[a-z][a-z-]{2,}/g) ?? [];
  return new Set(words.filter((word) => !dull.has(word)).map((word) => word.replace(/(?:es|s|ing|ed)$/, "")));
}

/** A request that calls itself a feature; a fix to a new one is no feature. */
export function callsItselfFeature(text: string): boolean {
  return (
    /\b(?:new |small |minor )?(?:feature|enhancement)s?\b/i.test(text) &&
    !/\b(?:fix|bug|regress|critical|crash)/i.test(text)
  );
}
