import type { WordState } from "../domain/written";
import { plainWords, withoutCode } from "./text/inline";

const trunk = "(?:the )?(?:trunk|main|master|nightl(?:y|ies)|upstream|viable/strict)";
const aboutTrunk = new RegExp(
  `\\b(?:on|in|into|to|onto|from|against) ${trunk}\\b|^${trunk}\\b|\\b${trunk} (?:pr|branch)\\b`,
);
/** What a robot refuses, a push of one's own work, and closing to open again decide nothing. */
const noWord =
  /\b(?:reject|declin|clos)ed by (?:the )?[\w-]*(?:bot|ci)\b|\b(?:rebased|updated|amended|squashed|fixed|addressed)\b[^.;]{0,40}\band (?:force[- ]?)?pushed\b|\bclos(?:ed|ing)\b.{0,20}\bre-?open\w*|\bmerged (?:main|master|trunk|upstream|viable\/strict) (?:in|into|to)\b|\bconflicts? (?:is|are|was|were) \w+|\bapproval (?:is |was )?withdrawn\b|\bwithdr(?:aw|ew|awing) (?:my |the )?approval\b/g;
/** "The docs were approved" is not about the pick. */
const ofOther =
  /^(?:the|an?|your|our|their|my) (?!(?:release |cherry-?pick |backport )?(?:prs?|pull|cherry|picks?|requests?|changes?|releases?|commits?|backports?|reverts?|fix|patch|approved|merged|accepted)\b)/;
const condition = /^(?:if|once|when|until|unless|after|before|should|in case|as soon as|assuming|pending|while)\b/;
/** What stands before a word that is a wish, a duty or its denial, not a fact. */
const unreal =
  /\b(?:not|never|un|to|be|get|gets|getting|must|should|will|shall|can|could|would|may|might|needs?|wants?|awaiting|waiting|yet|please|if|once|until|before|after|when|being|nobody|no[ -]one|none)(?: (?:yet|be|been|this|it|to|get|have|has|fully|also|actually))*$|n't(?: (?:yet|be|been))*$/;

/** Some of several: no state of the whole. */
const partial =
  /\bonly (?:the )?(?:first|second|third|last|one|two|some)\b|\b(?:one|some|half|\d+) of\b|\bpart(?:ial)?ly\b/;

const facts: [WordState, RegExp][] = [
  ["reverted", /\brevert(?:ed|ing)\b|\bbacked out\b/],
  [
    "merged",
    /\b(?:re-?)?(?:merged|landed|(?:cherry[- ]?)?picked)\b|\bpushed\b(?! (?:an?|another|some|more|new|fix\w*|commits?|changes?|updates?|out|back)\b)|^merging\b(?! (?:tomorrow|soon|later|next)\b)/,
  ],
  [
    "closed",
    /\bclos(?:ed|ing)\b|\bi(?: hereby)? withdraw\b|\babandon(?:ed|ing)\b|\bwithdr(?:awn|awing|ew)\b|\bsuperseded\b|\bno longer needed\b|\bnot needed\b/,
  ],
  [
    "approved",
    /\bgrant(?:ed|ing)\b|^(?:special )?dispensation\b(?! (?:is |was )?(?:needed|required|requested|asked|wanted))|\bapprov(?:e[sd]|ing)\b|\blgtm\b|\baccept(?:ed|ing)\b(?! (?:the )?risks?\b)|\bgood to (?:go|merge|land)\b|\bok(?:ay)? to (?:merge|land|pick|cherry-?pick)\b|\blooks good\b|\bgo ahead (?:with|and (?:merge|land|pick|cherry))\b/,
  ],
];

/** Who closes the tracker says nothing of a request. */
const aboutTracker =
  /\bclos(?:e|es|ed|ing) (?:out )?(?:this |the |our )?(?:v?[\d.]+ )?(?:release )?(?:tracker|tracking issue|issue|milestone|release)\b|\bclos(?:ed|ing) as (?:completed|done|not planned)\b/;

const hold =
  /\bhold(?:ing)? (?:off|on)\b|\bon[- ]hold\b|\bhold(?:ing)? (?:this|it|these|for now)\b|^hold(?:ing)?(?=\W*$|\s*[^\w\s]| (?:until|till)\b)|\b(?:do not|don't|dont) (?:merge|land)\b|\bpostpon(?:e|ed|ing)\b|\bdefer(?:red|ring)?\b|\bmov(?:ed|ing) (?:this |it )?to (?:v?\d+\.\d+|the next)\b|\bpunt(?:ed|ing)\b|\blet'?s wait\b|\bnot (?:be )?(?:merging|landing|taking|picking)\b.{0,60}\b(?:yet|for now|until)\b/;
const refusal =
  /\breject(?:ed|ing)?\b|\bden(?:y|ied|ying)\b|\bdeclin(?:e|ed|ing)\b|\bnack\b|\btoo late(?: (?:for|to)\b|\W*$)|\b(?:doesn't|does not|don't|do not) (?:(?:think|believe) \w+ )?(?:meets?|qualif(?:y|ies)|fits?)\b|\bnot (?:accepted|eligible)\b(?! yet)|\b(?:will not|won't|not going to) be (?:merged|accepted|taken|(?:cherry[- ]?)?picked|landed|included|approved)\b(?!.{0,40}\b(?:yet|until)\b)|\bnot for (?:v?\d+\.\d+|(?:this|the|a) (?:patch |minor )?release)|\bineligible\b|\bskipp(?:ed|ing) (?:this|it)\b/;
const notRefused =
  /(?:(?:\bnot|\bnever|n't)(?: been| being)?|\b(?:should|could|would|might) (?:have been|be)) (?:reject|deni|declin)\w*/g;
const willNot =
  /(?:\bnot|\bnever|n't|\bno longer)(?: (?:be|to|going|gonna|able|want|explicitly))* (?:merg(?:e|ing)|accept(?:ing)?|tak(?:e|ing)|(?:cherry[- ]?)?pick(?:ing)?|land(?:ing)?|(?:go(?:ing)?|get(?:ting)?) in(?:to)? (?:the )?(?:v?\d|release)|mak(?:e|ing) it(?=\W*$)|mak(?:e|ing) (?:it )?(?:in(?:to)?\b(?! time)|v?\d+\.\d+)|includ(?:e|ing)|approv(?:e|ing))\b/;

/** The state that a remark states as a fact, else null. Words about trunk, questions, wishes and denials state none. */
export function stateOf(remark: string): WordState | null {
  const words = plainWords(withoutCode(remark))
    .toLowerCase()
    .replace(/[’‘]/g, "'")
    .replace(/https?:\/\/\S+/g, "…")
    .replace(noWord, "…");
  let first: WordState | null = null;
  for (const clause of clausesOf(words)) {
    if (/\bdisagree\b/.test(clause)) first = null; // what was told before is somebody else's word
    const state = stateOfClause(clause);
    if (state === null) continue;
    // "Approved, but do not merge", "approved, merged" and "merged by mistake, reverted" have come further than their first word.
    const goesOn =
      (first === "approved" && (state === "merged" || state === "on-hold")) ||
      (first === "merged" && state === "reverted") ||
      (first === "reverted" && state === "merged" && clause.split(" ").length <= 3);
    if (first === null || goesOn) first = state;
  }
  return first;
}

function clausesOf(words: string): string[] {
  const clauses: string[] = [];
  for (const sentence of words.split(/(?<=[.!?;])\s+|\n/)) {
    if (sentence.trimEnd().endsWith("?")) continue;
    const trimmed = sentence.trim();
    if (condition.test(trimmed) || /\breconsider/.test(trimmed)) continue;
    clauses.push(...trimmed.split(/,\s+|\s+but\s+|\s+and\s+|\s(?:[-–—]+|[-=]>|→)\s/).map(withoutReason));
  }
  return clauses;
}

/** What is told as the reason is about something else: "closing since the trunk PR was reverted". */
function withoutReason(clause: string): string {
  return clause.split(/\s+(?:since|because|due to)\s+/, 1)[0] ?? "";
}

function stateOfClause(clause: string): WordState | null {
  if (condition.test(clause)) return null;
  if (hold.test(clause)) return "on-hold";
  if (willNot.test(clause) || refusal.test(clause.replace(notRefused, ""))) return "rejected";
  if (aboutTrunk.test(clause) || aboutTracker.test(clause) || partial.test(clause) || ofOther.test(clause)) return null;
  let best: { at: number; state: WordState } | null = null;
  for (const [state, pattern] of facts) {
    const at = clause.search(pattern);
    if (at < 0 || unreal.test(clause.slice(Math.max(0, at - 60), at).trimEnd())) continue;
    if (best === null || at < best.at) best = { at, state };
  }
  return best?.state ?? null;
}

/** Whether a remark asks something of the one whom it addresses. */
export function asks(remark: string): boolean {
  const words = plainWords(withoutCode(remark)).toLowerCase();
  return /\?(?:\s|$)/.test(words) || /\b(?:needs?|more) info(?:rmation)?\b/.test(words) || wantsAnswer.test(words);
}

const wantsAnswer =
  /\b(?:please|pls|can you|could you|would you)\b[^?.]{0,60}\b(?:explain|clarify|provide|describe|elaborate|specify|fill|link)\b/;
