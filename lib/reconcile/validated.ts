/** Whether words under a closed issue say that its fix was validated. */

const word = /\b(?:validated|verified|confirmed)\b/gi;
/** What stands before the word where it is a wish, a duty, a condition or its denial. */
const unreal =
  /(?:\b(?:not|never|nobody|cannot|to be|needs?|must|should|will|shall|would|could|can|may|might|please|if|once|when|until|before|pending|awaiting|waiting)\b|n['’]t)[^,:]{0,40}$/i;
const denial = /(?:\b(?:not|never|nobody|cannot)\b|n['’]t)[^,:]{0,40}$/i;
const persists =
  /\bstill\b[^.\n]{0,40}\b(?:fail|br[eo]ak|broke|crash|repro|happen|occur|leak|wrong|present|there|see)\w*|(?:\bnot|n['’]t) (?:fixed|resolved|work(?:ing|s)?)\b/i;

/** True or false where they say so, null where they say nothing. Quotes are somebody else's, a question states nothing. */
export function saysValidated(text: string): boolean | null {
  const own = text
    .split("\n")
    .filter((line) => !/^\s*>/.test(line))
    .join("\n");
  if (persists.test(own)) return false;
  const said = own.split(/(?<=[.!?;])\s+|\n+/).flatMap((sentence) => {
    if (sentence.trimEnd().endsWith("?")) return [];
    return [...sentence.matchAll(word)].flatMap(({ index }) => {
      const before = sentence.slice(0, index);
      if (denial.test(before)) return [false];
      return unreal.test(before) ? [] : [true];
    });
  });
  return said.at(-1) ?? null;
}
