import type { CategoryName, Criterion } from "../domain/written";
import { plainWords } from "./text/inline";
import { isSlipOf } from "./text/slips";

type Named = Exclude<CategoryName, "unknown">;

/** What people call each category. Earlier entries are more specific and win within one phrase. */
const specific: [Named, RegExp][] = [
  [
    "fixnewfeature",
    /\bnew[ -]features? (?:bug[ -]?)?fix\w*|\b(?:bug)?fix\w*[ -]?new[ -]?features?\b|\b(?:bug)?fix\w*\b[^.]{0,40}\bnew\w*( \w+)?[ -]features?\b/,
  ],
  ["fixnewfeature", /\bfix\w*\b[^.]{0,40}\bfeatures? (?:that (?:is|are|was|were) )?(?:new|introduced|added)\b/],
  ["ci", /\bci\b|\btest[ /]?ci\b|\bci\/?cd\b|\binfra(?:structure)?\b|\bflaky\b|\bworkflows?\b|\bunit ?tests?\b|\but\b/],
  [
    "ci",
    /\btests?[ -](?:only|fix\w*|infra)\b|\bfix\w* (?:\w+ )?tests?\b|^tests?$|\b(?:skip|disabl|mut)\w* (?:\w+ ){0,2}tests?(?:_\w+)?\b|\blint\w*\b/,
  ],
];

const general: [Named, RegExp][] = [
  ["regression", /\bregress(?:ion|ions|ed|es)?\b/],
  ["release-only", /\brelease[ -](?:only|specific)\b|\brelease[ -]?branch[ -](?:only|specific|clean\w*|changes?)\b/],
  [
    "release-only",
    /\bbranch[ -]specific\b|\bversion (?:identifiers?|bump\w*)\b|\b(?:bump|updat)\w* (?:the )?version\b|^release(?: changes?)?$/,
  ],
  [
    "compilation",
    /\bcompilation\b|\bifdefs?\b|\bcompile[rd]?\b|\bcompiling\b|\bbuilds? (?:fix\w*|fail\w*|errors?|breaks?)\b/,
  ],
  ["compilation", /\b(?:fix\w*|broken?|breaks) (?:the )?(?:\w+ ){0,2}builds?\b/],
  [
    "critical",
    /\bcritical\b|\bsilent(?:ly)?\b[^.]{0,20}\b(?:correct|incorrect|wrong)\w*|\b(?:wrong|incorrect) (?:results?|outputs?|numerics?|gradients?|values?|answers?)\b/,
  ],
  [
    "critical",
    /\bbc\b|\bbc[ -]?break\w*|\bbackwards?[ -]compat\w*|\bcrash\w*|\bdead ?locks?\b|\bhangs?\b|\bleak(?:s|ed|ing|age)?\b/,
  ],
  [
    "critical",
    /\bseg(?:mentation )?faults?\b|\bdata corruption\b|\bcorrectness\b|\bnans?\b|\brelease[ -]block\w*|\bsecurity\b|\bcve\b/,
  ],
  ["docs", /\bdocs?\b|\bdocumen?t\w*ion\b|\bdocstrings?\b|\bdocuments\b|\btutorials?\b|\breadme\b/],
];

const faint: [Named, RegExp][] = [["docs", /\btypos?\b/]];

/** The usual list of criteria, for a bare number where the tracker's own list is not at hand. */
const usual: readonly Named[] = [
  "regression",
  "critical",
  "fixnewfeature",
  "ci",
  "docs",
  "compilation",
  "release-only",
];

export type ReadCategory = { name: CategoryName; criteria: number[] };

/** Reads the category from what was written under "Criteria Category". What names none is unknown. */
export function categoryOf(written: string, list: readonly Criterion[] = []): ReadCategory {
  const words = wordsOf(written);
  const criteria = criterionNumbers(words);
  if (/\bspecial[ -]?dispens\w*/.test(words) && !/\b(?:no|not|without)\b[^.]{0,20}\bspecial[ -]?dispens/.test(words))
    return { name: "special-dispensation", criteria };
  const bare = words.replace(/^[([]?\s*(?:criteri(?:on|a)\s*)?#?\d[)\].:,]*\s*/, "");
  return { name: named(headOf(bare)) ?? named(bare) ?? byNumber(criteria, list) ?? "unknown", criteria };
}

function wordsOf(written: string): string {
  return plainWords(written)
    .toLowerCase()
    .replace(/[’‘]/g, "'")
    .replace(/https?:\/\/\S+/g, " ")
    .replace(/\b(\w+)\.(?:txt|md|rst|ya?ml|toml|cfg)\b/g, "$1") // a file's name says what it is about
    .replace(/\b\w+(?:\.\w+)+\b/g, " ") // names of code, such as torch.compile
    .replace(denied, " ")
    .replace(/[a-z]{6,}/g, spelling)
    .replace(/\s+/g, " ")
    .trim();
}

/** "Not a regression", "low regression risk", "BC safe": what is named only to be ruled out. */
const denied = new RegExp(
  [
    "(?:\\bnot|n't|\\bno|\\bneither|\\bnor) (?:(?:an?|any|really|strictly|quite) )?(?:regressions?|critical|new feature|release[- ](?:block\\w*|only|specific)|ci\\b|docs? changes?)",
    "\\b(?:no|low|little|minimal|without) (?:risks? of regressions?|regression risks?)",
    "(?:^|[,;:.(]\\s?)no (?:crash\\w*|leaks?|dead ?locks?|hangs?)\\b",
    "(?:\\bnot|n't) (?:break|change) (?:bc\\b|backwards?[ -]compat\\w*)",
    "\\bbc[ -](?:safe|preserving|compatible)\\b",
    "(?:^|[,;:.(]\\s?)(?:(?:and|it|is|fully) )*backwards?[ -]compatible\\b",
  ].join("|"),
  "g",
);

const oftenMistyped = [
  "regression",
  "critical",
  "documentation",
  "compilation",
  "correctness",
  "compatibility",
  "deadlock",
  "feature",
];

function spelling(word: string): string {
  return oftenMistyped.find((right) => Math.abs(right.length - word.length) <= 1 && isSlipOf(word, right)) ?? word;
}

/** The first phrase: the bot writes "Critical - …", people "Regression (…)" or "Test/CI fixes: …". */
function headOf(words: string): string {
  return words.split(/\s-+\s?|[–—:;.,(]/, 1)[0]?.trim() ?? "";
}

function named(words: string): Named | null {
  for (const [name, pattern] of specific) if (pattern.test(words)) return name;
  return earliest(words, general) ?? earliest(words, faint);
}

function earliest(words: string, patterns: [Named, RegExp][]): Named | null {
  let best: { at: number; name: Named } | null = null;
  for (const [name, pattern] of patterns) {
    const at = words.search(pattern);
    if (at >= 0 && (best === null || at < best.at)) best = { at, name };
  }
  return best?.name ?? null;
}

/** "(1) …", "1 and 4", "criterion 3": only small numbers that lead, or that are called so. */
function criterionNumbers(words: string): number[] {
  const called = [...words.matchAll(/\b(?:criteri(?:on|a)|category|item)\s*#?\(?([1-9])\b/g)].map((one) =>
    Number(one[1]),
  );
  return [...new Set([...leadingNumbers(words), ...called])];
}

function leadingNumbers(words: string): number[] {
  const [first, ...others] = words.split(/[\s/&+]+|,\s*/);
  const number = (word = "") => Number(/^[([]?#?([1-9])[)\].:,]*$/.exec(word)?.[1] ?? 0);
  const lead = number(first);
  const marked =
    /^[([]?#?\d[)\].:,]/.test(words) || others.length === 0 || /^[([]?#?\d\s*(?:and|&|\/|\+)\s/.test(words);
  if (lead === 0 || !marked) return [];
  const numbers = [lead];
  for (const word of others) {
    if (number(word) > 0) numbers.push(number(word));
    else if (word !== "and") break;
  }
  return numbers;
}

function byNumber(numbers: readonly number[], list: readonly Criterion[]): Named | null {
  const [first] = numbers;
  if (first === undefined) return null;
  const text = list.find((criterion) => criterion.n === first)?.text.toLowerCase();
  if (text !== undefined) return named(headOf(text)) ?? named(text);
  return list.length === 0 ? (usual[first - 1] ?? null) : null;
}
