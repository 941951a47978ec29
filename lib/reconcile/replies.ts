/** An answer on the tracker may decide several requests: which of its words are about which. */
import { refsOf, stateOf } from "../documents";
import type { CommentFact } from "../domain/facts";
import type { Annotation, CommentText, WordState, WrittenRef } from "../domain/written";
import { keyOf } from "./ref-key";

export type Reply = { fact: CommentFact; text: CommentText };

/** Each reply with the keys of what it is about; one that speaks of several things is several. */
export function taken(reply: Reply): { about: string[]; reply: Reply }[] {
  const { fact, text } = reply;
  const all = text.mentions.map(keyOf);
  if (all.length < 2) return [{ about: all, reply }];
  const lines = fact.body.split(/\r?\n/);
  let from = 0;
  return text.annotations.flatMap((annotation) => {
    const place = annotation.line - 1;
    const own = refsIn(lines[place] ?? "", fact.repo);
    const above = lines.slice(from, place).flatMap((line) => refsIn(line, fact.repo));
    from = place + 1;
    const parts = own.length > 1 ? partsOf(lines[place] ?? "", fact.repo) : [];
    const said = (one: Annotation): Reply => ({ fact, text: { ...text, annotations: [one] } });
    if (parts.length > 0)
      return parts.map(({ refs, state }) => ({ about: refs.map(keyOf), reply: said({ ...annotation, state }) }));
    const about = own.length > 0 ? own : above;
    return [{ about: about.length > 0 ? about.map(keyOf) : all, reply: said(annotation) }];
  });
}

const refsIn = (line: string, repo: string): WrittenRef[] => refsOf(line, repo).map(({ ref }) => ref);

type Part = { refs: WrittenRef[]; state: WordState };

/** "#1 and #2 approved, #3 rejected" and "Approved: #1, #2": a bare number shares the word that its neighbours have. */
function partsOf(line: string, repo: string): Part[] {
  const parts: Part[] = [];
  let waiting: WrittenRef[] = [];
  let ahead = false; // the word stands before its numbers
  for (const piece of line.split(/[,;]\s+|(?<=\d)\.\s+|\s+(?:and|but)\s+|\s+[-–—]\s+(?=#)/)) {
    const refs = refsIn(piece, repo);
    const state = stateOf(piece.replace(/^[\s*+-]*(?:@[\w-]+[\s,:]*)?/, ""));
    const last = parts.at(-1);
    if (state !== null) {
      parts.push({ refs: [...waiting, ...refs], state });
      waiting = [];
      ahead = /\d\W*$/.test(piece);
    } else if (ahead && last && isBare(piece)) last.refs.push(...refs);
    else if (isBare(piece)) waiting.push(...refs);
    else waiting = [];
  }
  return parts.filter(({ refs }) => refs.length > 0);
}

/** Nothing but the number, or its address. */
const isBare = (piece: string): boolean => piece.trim().split(/\s+/).length <= 2;
