/** Characters that are not seen: zero-width, joiners, direction marks, soft hyphen, byte order mark. */
const unseen = /[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+/g;
const control = /(?![\t\n])\p{Cc}/gu;
const wordCharacter = /[\p{L}\p{N}_#@/]/u;

/**
 * The text as a reader sees it, line for line: one kind of line end, no unseen characters, no HTML comments.
 * An unseen character between two word characters becomes a space, so that no number or name is made by joining.
 */
export function cleanText(text: string): string {
  return withoutComments(
    text
      .replace(/\r\n?|[\u2028\u2029\u0085]/g, "\n")
      .replace(control, " ")
      .replace(unseen, (run, at: number, whole: string) =>
        wordCharacter.test(whole[at - 1] ?? " ") && wordCharacter.test(whole[at + run.length] ?? " ") ? " " : "",
      )
      .replace(/[\u00a0\u2007\u202f\u3000]/g, " "),
  );
}

/** Blanks `<!-- … -->` and keeps the line ends. A comment that never closes stays text. */
function withoutComments(text: string): string {
  let from = text.indexOf("<!--");
  if (from < 0) return text;
  let out = "";
  let done = 0;
  while (from >= 0) {
    const end = text.indexOf("-->", from + 4);
    if (end < 0) break;
    out += text.slice(done, from) + text.slice(from, end + 3).replace(/[^\n]+/g, "");
    done = end + 3;
    from = text.indexOf("<!--", done);
  }
  return out + text.slice(done);
}
