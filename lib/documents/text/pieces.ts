/**
 * Where a document may be cut without changing what any line is: at a heading, at a bullet that is not indented,
 * after a blank line. The markdown parser's lists and quotes cost more than their length when they are long;
 * small pieces do not, and most pieces of a document have the same shape. Answers each piece's first index.
 */
export function pieceStarts(lines: readonly string[], inFence: readonly boolean[]): number[] {
  const starts = [0];
  let size = 0;
  lines.forEach((line, index) => {
    const open = inFence[index] || inFence[index - 1];
    // A piece without a place to cut ends all the same: nobody writes so, and it must not take long.
    if (index > 0 && !open && (startsAlone(line, lines[index - 1] ?? "") || size >= longest)) {
      starts.push(index);
      size = 0;
    }
    size++;
  });
  return starts;
}

const longest = 60;

function startsAlone(line: string, before: string): boolean {
  if (/^(?:#{1,6}|[-*+]) \S/.test(line)) return !/^[-*+ ]+$/.test(line);
  return before.trim() === "" && /^\S/.test(line);
}
