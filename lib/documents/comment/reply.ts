import type { Annotation } from "../../domain/written";
import { refsOf } from "../refs";
import { mentionsOf, plainWords } from "../text/inline";
import type { Line } from "../text/lines";
import { asks, stateOf } from "../words";

export type Reply = { isReply: boolean; annotations: Annotation[] };

/** An answer is short; what goes on and on is no word about a request. */
const mostLines = 200;

const greeting = /^\W*(?:(?:hi|hey|hello|sorry|thanks|thank you|ok|okay|yes|no)\W+)?@/i;
const aboutRequest = /\b(?:why|what|which|reason|criteri\w+|category|trunk|landed|explain|clarify|provide|link)\b/i;
/** Who tells that the release is out and closes something closes the tracker. */
const releaseIsOut =
  /\b(?:v?\d+\.\d+(?:\.\d+)?|release)\b.{0,30}\b(?:is|was|are|has been|have been|got)\b.{0,12}\b(?:released|delivered|shipped|published|completed?|out|done|finished|live)\b/i;
const aboutSchedule = /\b(?:last day|deadlines?|timelines?|eta|when|schedule|dates?)\b/i;

/** Reads a comment that fills no form: an answer to a request, with its writer's words, or something else. */
export function readReply(lines: readonly Line[], author: string, repo: string, managers: readonly string[]): Reply {
  const written = lines.filter((line) => line.quote === 0 && line.block !== "code" && line.block !== "rule");
  const own = written.slice(0, mostLines);
  // A table tells how several stand; none of its words is about one request.
  const said = own.filter((line) => line.block !== "table");
  const quotes = lines.some((line) => line.quote > 0);
  const greeted = greeting.test(plainWords(own[0]?.text ?? ""));
  const speaksOf = quotes || greeted || own.some((line) => refsOf(line.text, repo).length > 0);
  const mayDecide = managers.length === 0 || managers.some((one) => one.toLowerCase() === author.toLowerCase());
  const isOut = own.some((line) => releaseIsOut.test(line.text));
  const annotations: Annotation[] = [];
  for (const line of said) {
    const words = withoutGreeting(line.text);
    const found = stateOf(words);
    const state = found === "closed" && isOut ? null : found;
    const question =
      state === null && asks(words) && (quotes || (greeted && aboutRequest.test(words) && !aboutSchedule.test(words)));
    const word = state ?? (question ? "needs-info" : null);
    if (word) annotations.push({ by: author, state: word, text: plainWords(line.text), line: line.number });
  }
  const answers = annotations.length > 0 && (speaksOf || isOneWord(own));
  return { isReply: own.length > 0 && (quotes || answers), annotations: mayDecide && answers ? annotations : [] };
}

function withoutGreeting(text: string): string {
  const words = plainWords(text);
  const [first] = mentionsOf(words);
  return first && /^\W*(?:(?:hi|hey|hello)\W+)?$/i.test(words.slice(0, first.from))
    ? words.slice(first.to).replace(/^[\s,:]+/, "")
    : words;
}

/** "Merged", "Approved, thanks": a decision and nothing else. */
function isOneWord(own: readonly Line[]): boolean {
  const words = own.map((line) => plainWords(line.text)).join(" ");
  return words.split(/\s+/).length <= 3 && stateOf(words) !== null;
}
