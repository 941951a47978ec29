/** For each line, whether it stands inside a fenced block of code; the fences themselves do not. */
export function insideFences(lines: readonly string[]): boolean[] {
  let open: string | null = null;
  return lines.map((line) => {
    const before = open;
    open = fenceAfter(line, open);
    return before !== null && open !== null;
  });
}

export function isFence(line: string): boolean {
  return /^[\s>]*(?:`{3,}|~{3,})/.test(line);
}

function fenceAfter(line: string, open: string | null): string | null {
  const fence = /^[\s>]*(?:(?:[-*+]|\d{1,9}[.)])\s+)?(`{3,}|~{3,})(.*)$/.exec(line);
  const marks = fence?.[1];
  if (!marks) return open;
  const rest = fence[2] ?? "";
  // The info of a backtick fence holds no backtick: such a line is inline code.
  if (open === null) return marks[0] === "`" && rest.includes("`") ? null : marks;
  return marks[0] === open[0] && marks.length >= open.length && rest.trim() === "" ? null : open;
}
