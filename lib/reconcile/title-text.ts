/** Titles of commits and pull requests: the same change under its several wordings, and nested reverts. */

// Inside its quotes a number belongs to what is quoted, so the end must be bare.
const trailing = /\(#(\d+)\)\s*$/;
const revertWord = /^\W*(?:revert(?:ed|ing|s)?|back(?:ing|ed)?[ -]?out|roll(?:ing|ed)?[ -]?back)\b[\s:\]]*/i;
const relandWord = /^\W*(?:re-?land(?:ed|ing|s)?|re-?appl(?:y|ied|ies)|re-?submit(?:ted)?)\b[\s:\]]*/i;
const tag = /^\s*\[(?:re-?land|cherry-?pick[^\]]*|release[^\]]*|backport[^\]]*)\]\s*/i;

export type TitleText = {
  word: "revert" | "reland" | null;
  /** How many reverts are nested: an even number brings the change back. */
  depth: number;
  /** What stands inside all the quotes. */
  inner: string;
  /** Numbers of what is reverted or brought back, as the title names them. */
  numbers: number[];
  titles: string[];
  quoted: boolean;
};

/** `Revert "Revert "Fix (#1)" (#2)" (#3)` has depth 2 and the inner text `Fix (#1)`. */
export function readTitle(title: string): TitleText {
  const own = title.replace(trailing, "").trim();
  const word = relandWord.test(own) ? "reland" : revertWord.test(own) ? "revert" : null;
  if (word === null) return { word, depth: 0, inner: title, numbers: [], titles: [], quoted: false };
  const rest = own.replace(word === "reland" ? relandWord : revertWord, "");
  const parts = splitTitles(rest.trim());
  let depth = word === "revert" ? 1 : 0;
  let inner = unquote(rest);
  while (revertWord.test(inner) && depth < 20) {
    depth += 1;
    inner = unquote(inner.replace(trailing, "").replace(revertWord, ""));
  }
  const numbers = word === "revert" && depth % 2 === 0 ? [] : parts.flatMap(namedNumbers);
  return { word, depth, inner, numbers, titles: parts.map(bareTitle).filter(Boolean), quoted: /["“”']/.test(rest) };
}

/** A revert of something named: "Revert to the old default" is a change like any other. */
export function isRevertTitle(title: string): boolean {
  const { word, depth, quoted, numbers } = readTitle(title);
  return word === "revert" && depth % 2 === 1 && (quoted || numbers.length > 0);
}

/** All numbers in parentheses at the end: `Fix (#1) (#2)` has both. */
export function trailingNumbers(title: string): number[] {
  const numbers: number[] = [];
  let rest = title;
  for (let match = trailing.exec(rest); match; match = trailing.exec(rest)) {
    numbers.unshift(Number(match[1]));
    rest = rest.slice(0, match.index);
  }
  return numbers;
}

/** A title without numbers, quotes and tags, for comparing two that mean the same change. */
export function bareTitle(title: string): string {
  let bare = title.replace(/["“”'`]/g, "");
  while (trailing.test(bare)) bare = bare.replace(trailing, "");
  return bare.replace(tag, "").replace(relandWord, "").replace(/\s+/g, " ").trim().toLowerCase();
}

/** `"A (#1)" and "B (#2)"` are two. */
function splitTitles(text: string): string[] {
  return text.split(/(?<=["”'])\s*(?:,|and\b|&)[\s,]*(?=["“'])/i).map(unquote);
}

function namedNumbers(part: string): number[] {
  const ends = trailingNumbers(part);
  if (ends.length > 0) return ends;
  const start = /^\W*(?:pr\s*)?#(\d+)(?!\w)/i.exec(part);
  return start ? [Number(start[1])] : [];
}

function unquote(text: string): string {
  return text
    .trim()
    .replace(/^["“']/, "")
    .replace(/["”']$/, "");
}
