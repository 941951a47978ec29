import type { WrittenRef } from "../../domain/written";
import { type FoundRef, refsOf } from "../refs";
import { plainWords } from "../text/inline";

const nothing = /^[\s*_`([-]*(?:n\s?[./\\]?\s?a\b|none\b|no\b|not\b|nothing\b|tbd\b|nil\b|placeholder\b)/i;
/** Words before a later reference that make it context: what it mends, needs or replaces. */
const contextWords =
  /\b(?:fix(?:es|ed)?|clos(?:es|ed)|resolv(?:es|ed)|depend(?:s|ing)?|requires?|needs?|replac(?:es|ed|ing)|supersed(?:es|ed|ing)|instead of|see|issue|context|follow(?:s|-?up)?|re-?lands? of|on top of|stacked on|related|revert(?:s|ed)?|because|due to|introduced|discussion|cc)\b/i;
/** "Not landed yet: #1" names it all the same. */
const notYet = /^[\s*_`([-]*not (?:yet|(?:\w+ )?(?:landed|merged))\b/i;
/** "Will be opened once #1 lands" names what it waits for. */
const toCome =
  /^[\s*_`([-]*(?:(?:will|to) be (?:created|opened|sent|done|added|posted|made)|will (?:open|create|send|follow|come))\b/i;
/** "#1 reverted and relanded as #2": both are the change. */
const landedAgain = /\bre-?land(?:ed|s|ing)? (?:as|in|by|with|via)\W*$/i;
/** "#1 - fix of a, #2 - fix of b": a row of numbers with their titles. */
const titled = /^\s*[-–—:]\s[^,;]{1,120}[,;]\s*$/;
const dash = /^\s*[-–—:]\s/;
const revertedBy = /^[\s*_-]*reverted\b(?! (?:commit|pr|pull))/i;

/** The references that one line of a field asks for. What stands in brackets or behind "fixes" is context. */
export function fieldRefs(
  text: string,
  repo: string,
): { refs: WrittenRef[]; context: WrittenRef[]; disagrees: boolean } {
  const found = refsOf(text, repo);
  const disagrees = found.some((one) => one.disagrees);
  if (found.length === 0) return { refs: bareRefs(text, repo), context: [], disagrees };
  const all = found.map((one) => one.ref);
  if ((nothing.test(text) && !notYet.test(text)) || revertedBy.test(text) || toCome.test(text))
    return { refs: [], context: all, disagrees };
  const depth = bracketDepths(text, found);
  const outside = depth.some((one) => one === 0);
  const asked: FoundRef[] = [];
  const context: WrittenRef[] = [];
  found.forEach((one, index) => {
    const between = text.slice(found[index - 1]?.to ?? 0, one.from);
    const isNext = titled.test(between) && dash.test(text.slice(one.to, one.to + 4));
    const aside =
      (outside && (depth[index] ?? 0) > 0) ||
      (index > 0 && contextWords.test(between) && !landedAgain.test(between) && !isNext);
    if (aside) context.push(one.ref);
    else asked.push(one);
  });
  // An issue's address beside a pull request's is context; alone it is what people mistype.
  const pulls = asked.filter((one) => one.form !== "issue");
  if (pulls.length === 0) return { refs: asked.map((one) => one.ref), context, disagrees };
  const issues = asked.filter((one) => one.form === "issue").map((one) => one.ref);
  return { refs: pulls.map((one) => one.ref), context: [...context, ...issues], disagrees };
}

/** For each reference, how many brackets are open before it; a link's own brackets do not count. */
function bracketDepths(text: string, found: readonly FoundRef[]): number[] {
  const depths: number[] = [];
  let depth = 0;
  let next = 0;
  for (let at = 0; at < text.length && next < found.length; at++) {
    const one = found[next];
    if (one && at >= one.from) {
      depths.push(text[one.from - 1] === "(" && text[one.from - 2] === "]" ? 0 : Math.max(0, depth));
      at = one.to - 1;
      next++;
      continue;
    }
    if (text[at] === "(") depth++;
    else if (text[at] === ")") depth--;
  }
  return depths;
}

/** A value that is nothing but a number or a commit, without the mark that would make it a reference. */
function bareRefs(text: string, repo: string): WrittenRef[] {
  const words = plainWords(text)
    .split(/[\s,]+/)
    .filter(Boolean);
  const called = words.filter((word) => !/^(?:prs?|and|&|commits?)$/i.test(word));
  const numbers = called.map((word) => /^(?:PR|\/?pull\/)?(\d{2,7})$/i.exec(word)?.[1]);
  const isCommit = /^commits?$/i.test(words[0] ?? "");
  if (!isCommit && numbers.length > 0 && numbers.every((one) => one !== undefined))
    return numbers.map((number) => ({ repo, number: Number(number) }));
  if (isCommit && called.every((word) => /^[0-9a-f]{7,40}$/.test(word))) return called.map((sha) => ({ repo, sha }));
  const shas = words.filter(
    (word) => /^[0-9a-f]{40}$/.test(word) || (/^[0-9a-f]{7,39}$/.test(word) && /\d/.test(word) && /[a-f]/.test(word)),
  );
  return shas.map((sha) => ({ repo, sha }));
}

/** Whether a line is the value "none" in one of its spellings. */
export function saysNone(text: string): boolean {
  return nothing.test(text);
}
