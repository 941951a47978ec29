import type { Annotation, WrittenRequest } from "../../domain/written";
import { categoryOf } from "../categories";
import { distinctRefs, type FoundRef, refsOf } from "../refs";
import { plainWords, withoutCode } from "../text/inline";
import type { Line } from "../text/lines";
import { stateOf } from "../words";
import { finalStateOf } from "./forms";

const target =
  "(?:v?\\d+\\.\\d+(?:\\.(?:\\d+|x))?|release(?:/\\S+)?|(?:the )?(?:release )?branch|(?:the )?(?:next |patch |minor )?release)";
/** What a sentence asks for: a reference in it, before it, or in the list that it opens. */
const pointer = /[#…]|\b(?:it|this|that|them|these|those|following|both|ones?|prs?|fix(?:es)?|changes?)\b|:$/;
const wishes = [
  /\bcherry[- ]?pick(?:s|ed)?\b|\b(?:for|request\w*|suggest\w*|propos\w*|needs?) (?:a )?cherry[- ]?picking\b/,
  /\brequest(?:ing)? (?:for|to)\b|\bask(?:ing)? (?:you )?(?:for|to) (?:the )?inclu(?:de|ding|sion)\b|\brequests?:|\b(?:please|pls|plz) (?:also )?(?:take|pick|include|consider)\b|\bbackport(?:ed|ing)?\b/,
  /\bneeds? to (?:be(?! (?:revert|rebas|review|approv|clos|fix|updat)\w*)|go|get|land)\b|\b(?:should|must|has to|have to|could|can) (?:also )?(?:be (?:included|added|landed|merged|picked|considered|taken|in|part of)|go|land|get)\b/,
  /\bnominat(?:e|ed|es|ing)\b/,
  new RegExp(
    `\\b(?:include|get|take|land|merge|pick|add|have|consider|requesting)\\b.{0,80}\\b(?:in|into|to|for|on)\\b.{0,10}${target}`,
  ),
  new RegExp(`(?<!n't |\\bnot |\\bno )\\bneed(?:s|ed)?\\b.{0,60}\\b(?:in|into)\\b.{0,10}${target}`),
  new RegExp(`\\bprs? (?:open )?(?:for|to|against) (?:the )?${target}`),
  /\bonce (?:it|this|that) lands\b/,
];
const releaseBefore = new RegExp(
  `\\bprs? (?:is )?(?:open )?(?:for|to|against|on) (?:the )?${target}(?:(?!master|main|trunk|original)[^#]){0,20}$|\\b(?:release|backport|cherry[- ]?pick)(?:ed)?(?: branch)? (?:pr|pull request)s?(?: is)?:?\\s*$|\\((?:cherry[- ]?pick|backport|release):?\\s*$|\\bagainst (?:the )?${target}:?\\s*$`,
);
const releaseAfter = new RegExp(
  `^\\s*(?:(?:is |was )the pr (?:for|to|against) (?:the )?${target}|\\((?:the )?${target}\\)|(?:is |was )?(?:open |opened )?against (?:the )?${target})`,
);
/** "#2 cherry-picks #1", "#2 to cherry-pick #1": what stands between a pick and what it picks. */
const picksNext =
  /^\s*(?:is |will )?(?:to |the |a )*(?:cherry[- ]?pick|backport)(?:s|ing)?(?: pr)?(?: (?:of|for))?\s+$/i;
const unwished =
  /(?:\bno need|\bnot|\bnever|n't)(?: (?:to|be|need|have|necessary|required|for|a|it|this))* (?:cherry[- ]?pick|backport|includ)\w*/;
/** What must leave the branch is not asked to come in. */
const undo = /\b(?:please|must|should|(?:to|must|should) be) revert(?:ed)?\b/;
/** "#5 is cherry-picked" tells that it is done. */
const told =
  /^(?:…|and\b|[,\s])+(?:(?:is|was|are|were|has been|have been|got|now|already|just) )*cherry[- ]?picked\b|^the cherry[- ]?pick pr (?:is|was) (?:at|in)\b/;
const notYet = /\bi(?:'ll| will| plan| am going)\b|\bwe(?:'ll| will)\b/;
const conditional = /^(?:if|when|should|in case|assuming)\b/;

const mostWords = 120;

/** A request in a writer's own words, as people asked before there was a form. Null: it is not one. */
export function readProse(lines: readonly Line[], repo: string): WrittenRequest | null {
  const own = lines.filter((line) => line.quote === 0 && line.block !== "code" && line.block !== "rule");
  if (own.length === 0 || own.some((line) => line.block === "heading" && line.level < 3)) return null;
  if (own.length > mostWords) return null;
  const text = own.map((line) => withoutCode(line.text)).join("\n");
  const words = plainWords(text).toLowerCase();
  if (words.split(" ").length > mostWords || /^(?:hi |hey |hello )?@/.test(words) || notYet.test(words)) return null;
  const refs = own.flatMap((line) => lineRefs(line, repo));
  if (refs.length === 0 || conditional.test(words) || asksWhether(own)) return null;
  const bothNamed = refs.some((one) => one.release) && refs.some((one) => !one.release); // "#1 (main), #2 (2.12)"
  if (!(bothNamed && stateOf(text) === null) && !wishedIn(text)) return null;
  return requestOf(own, refs, words);
}

/** Whether a sentence asks for what it names. "Please post cherry-picks below" names nothing. */
function wishedIn(text: string): boolean {
  const plain = text
    .split("\n")
    .map((line) => plainWords(line.replace(/https?:\/\/\S*[^\s.,;:!?]/g, "…")).toLowerCase());
  const sentences = plain.flatMap((line) => line.split(/(?<=[.!?])\s+/));
  if (sentences.some((sentence) => unwished.test(sentence) || undo.test(sentence))) return false;
  const asking = sentences.filter((sentence) => !told.test(sentence.replace(/#\d+/g, "…")));
  const isAsked = asking.some((sentence) => pointer.test(sentence) && wishes.some((wish) => wish.test(sentence)));
  return isAsked && !sentences.some((sentence) => stateOf(sentence) === "rejected"); // "not going to take #1 for 2.12"
}

type PlacedRef = { found: FoundRef; line: Line; release: boolean };

function lineRefs(line: Line, repo: string): PlacedRef[] {
  const named = refsOf(line.text, repo).filter((found) => found.form !== "issue");
  return named.map((found, index) => ({
    found,
    line,
    release:
      releaseBefore.test(wordsBefore(line.text, found.from)) ||
      releaseAfter.test(line.text.slice(found.to, found.to + 60).toLowerCase()) ||
      picksNext.test(line.text.slice(found.to, Math.min(named[index + 1]?.from ?? 0, found.to + 60))),
  }));
}

function wordsBefore(text: string, at: number): string {
  return plainWords(text.slice(Math.max(0, at - 120), at)).toLowerCase();
}

/** "Is this going to make it?" asks, it does not request. */
function asksWhether(own: readonly Line[]): boolean {
  return own.some((line) => /\?\s*$|\?\s+\S*(?:https?:|#\d)/.test(line.text));
}

function requestOf(own: readonly Line[], refs: readonly PlacedRef[], words: string): WrittenRequest {
  const release = distinctRefs(refs.filter((one) => one.release).map((one) => one.found.ref));
  const all = distinctRefs([...release, ...refs.map((one) => one.found.ref)]);
  const trunk = all.slice(release.length);
  const { name, criteria } = categoryOf(words);
  const annotations = ticked(own, refs);
  return {
    ordinal: 0,
    trunk,
    release,
    context: [],
    category: { name, text: plainWords(own.map((line) => line.text).join(" ")) },
    criteria,
    annotations,
    finalState: finalStateOf(annotations),
  };
}

/** A list whose every box is ticked says that all of it is done. */
function ticked(own: readonly Line[], refs: readonly PlacedRef[]): Annotation[] {
  const boxes = own.filter((line) => line.item?.checked !== null && line.item?.checked !== undefined);
  const last = boxes.at(-1);
  const all = boxes.length > 0 && refs.every((one) => one.line.item?.checked === true);
  return all && last ? [{ by: null, state: "merged", text: plainWords(last.text), line: last.number }] : [];
}
