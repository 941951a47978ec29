import type { Annotation, WordState } from "../../domain/written";
import { type Mention, mentionsOf, plainWords, withoutCode, withProfiles } from "../text/inline";
import type { Line } from "../text/lines";
import { asks, stateOf } from "../words";

/** What a line says about a request, and who says it. Null: it says nothing about it. */
export type Remark = { by: string | null; state: WordState };

const opening =
  /^[\s~>([{-]*(?:\d{1,4}[/.-]\d{1,2}(?:[/.-]\d{2,4})?\s?:?\s?)?(?:(?:edit(?:ed)?|updated?|status|note)\b\s?(?:by|from)?\s?[:(]?\s?\[?)?$/i;
const addressing =
  /^(?:please|pls|plz|kindly|can|could|would|should|do|does|did|is|are|shall|may|let(?!['’]?s)|thanks)\b(?! not\b)/i;
const polite = /\b(?:please|pls|plz|kindly)\b/i;
const ownWords =
  /^(?:[:,–—-]+\s*)?(?:(?:both|all)\s+)?(?:i(?:'ve| have)?\s+|has\s+|have\s+|just\s+|already\s+|now\s+|also\s+|will\b|won'?t\b|not\b|is not\b|isn't\b|on hold\b|[\w-]+(?:ed|ing)\b|(?:this |it )?(?:does|do|will) ?n(?:['’]t|ot)\b|(?:all )?done\b|lgtm\b|ok(?:ay)?\b|approv|(?:special\s+)?dispensation\b|grant(?:s|ed|ing)\b|hold(?:ing)?\b(?! off))/i;
/** "@ann this was merged": below a rule managers write, above it ann is told so. */
const tells = /^(?:this|it|that|(?:the |this )?(?:release )?(?:pr|cherry-?pick)) (?:is|was|has been|got)\b/i;
/** "@ann needs more info: which models?" is ann's word about the request, though it ends with a question. */
const asksForMore =
  /^(?:needs|wants|asks for|asked for)\s+(?:some\s+|more\s+)*(?:info(?:rmation)?|details?|context)\b/i;
/** "@ann: could you merge it?" asks ann for a deed; "is it a regression?" is a question about the request. */
const deed = /\b(?:merg|land|review|approv|look|ptal|pick|tak|help|check)\w*/i;
const ornament = /^(?:[\])\s]|\p{So}|\ufe0f)+/u;
const address = /^https?:\/\/\S+\s+/; // "@ann https://… merged"
/** "@ann (22/4): merged". */
const stamp = /^\([^()]{1,24}\)(?=\s*[:–—-])/;
const wrote = /^(?:\]?\)?\s*)?(?:wrote|writes|says|said|comment(?:s|ed)|decided)\b[\s:,-]*/i;

/**
 * Reads a line that somebody added below a request. `@ann merged` is ann's word. `@ann please hold off`
 * addresses her: the word counts, but nobody signed it. A question states nothing.
 */
export function remarksOf(line: Line, place: RemarkPlace = {}): Remark[] {
  const text = plainWords(withoutCode(withProfiles(line.text)));
  const [first] = mentionsOf(text);
  if (first && opening.test(text.slice(0, first.from))) {
    const found = remarkByMention(text, first, place.belowRule === true);
    return found ? [found] : [];
  }
  const signed = text
    .split(/[,;]\s+|\s+and\s+/)
    .map(signedAtEnd)
    .filter((one) => one !== null);
  if (signed.length > 0) return signed;
  if (place.signedOnly || line.text.includes("@")) return [];
  const words = text.replace(/^(?:edit(?:ed)?|updated?|status|state|note)\s*(?:\([^()]{1,24}\)\s*)?[:-]\s*/i, "");
  // Unsigned, "special dispensation" is what is asked for, not what was granted.
  const short = (words.split(/\s+/).length <= 4 || words !== text) && !/\bdispensation\b/i.test(words);
  const state = short ? stateOf(words) : null;
  return state ? [{ by: null, state }] : [];
}

export type RemarkPlace = {
  signedOnly?: boolean;
  /** Under a rule managers write, and what they ask is their question. */
  belowRule?: boolean;
};

/** A word above the form: signed, or nothing but the word. A longer sentence there introduces the request. */
export function remarksAbove(line: Line): Remark[] {
  const words = plainWords(line.text).replace(/[[\]()]/g, "");
  const length = words.split(/\s+/).length;
  if (length > 6 || /#\d|https?:|[:,?]$/.test(words)) return [];
  const said = remarksOf({ ...line, text: words });
  return length > 2 ? said.filter((one) => one.by !== null) : said;
}

function remarkByMention(text: string, mention: Mention, belowRule: boolean): Remark | null {
  const rest = text.slice(mention.to).replace(ornament, "").replace(stamp, "").replace(address, "");
  const quoted = wrote.exec(rest)?.[0];
  if (quoted !== undefined) return signedBy(mention.login, rest.slice(quoted.length));
  if (asksForMore.test(rest)) return { by: mention.login, state: "needs-info" };
  const colon = /^\s*[:–—-]+\s*/.exec(rest)?.[0];
  const words = colon === undefined ? rest : rest.slice(colon.length);
  const asked = belowRule && asks(words) && !deed.test(words);
  const ofOwn = ownWords.test(words) || (belowRule && tells.test(words.trimStart()));
  const own = colon === undefined ? ofOwn && !isWish(words) : asked || !addressing.test(words);
  if (own) return signedBy(mention.login, words);
  const state = stateOf(/\b(?:can|could|would) you\b/i.test(words) ? words.replaceAll("?", "") : words);
  // To ask for a halt is a halt until somebody answers; to ask for a merge is none.
  return state === "on-hold" ? { by: null, state } : null;
}

/** "@ann merged, @bob please verify" tells first and asks then. */
function isWish(words: string): boolean {
  const [own = ""] = words.split(/\s@/, 1);
  const [clause = ""] = own.split(/[,;.!]\s/, 1);
  return own.includes("?") || polite.test(clause);
}

function signedBy(login: string, words: string): Remark | null {
  if (/^(?:all )?done\W*$/i.test(words)) return { by: login, state: "merged" };
  const state = stateOf(words) ?? (asks(words) ? "needs-info" : null);
  return state && { by: login, state };
}

/** "Merged by @ann", "merged (@ann)", "reverted - @ann". */
function signedAtEnd(text: string): Remark | null {
  const found = /^(.{3,60}?)\s*(?:\bby\b:?|[-–—(])\s*(?=@)/.exec(text);
  const [mention] = found ? mentionsOf(text.slice(found[0].length)) : [];
  if (!found || !mention || mention.from !== 0) return null;
  const state = stateOf(found[1] ?? "");
  return state && { by: mention.login, state };
}

/** "ann: merged", without the mark of a mention: only where it can be nothing else. */
export function remarkByName(text: string, names: readonly string[]): Remark | null {
  const found = /^[\s*_]*([A-Za-z\d][A-Za-z\d-]{0,38})[*_]*\s*:\s*(.*)$/.exec(text);
  const name = found?.[1];
  if (name === undefined || !names.some((one) => one.toLowerCase() === name.toLowerCase())) return null;
  const state = stateOf(found?.[2] ?? "");
  return state && { by: name, state };
}

export function annotation(remark: Remark, line: Line): Annotation {
  return { ...remark, text: plainWords(line.text), line: line.number };
}
