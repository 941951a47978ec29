export type HtmlLine = {
  text: string;
  /** Stands behind `<li>`. */
  item: boolean;
  /** Stands behind an empty line. */
  gap: boolean;
};

/** More than anyone writes in one line. */
const mostLines = 200;
const ends = /<(br|\/?li|\/?[uo]l|\/?p|\/?div)\s*\/?>/gi;

/** The lines that HTML makes of one: `a<br>b` are two. What stands in backticks is no tag. */
export function htmlLines(words: string): HtmlLine[] {
  if (!words.includes("<")) return [{ text: words, item: false, gap: false }];
  const lines: HtmlLine[] = [];
  let from = 0;
  let item = false;
  let gap = false;
  let ticks = 0;
  let counted = 0;
  const add = (to: number) => {
    const text = words.slice(from, to).trim();
    if (text !== "") lines.push({ text, item, gap });
    else gap ||= lines.length > 0;
    if (text !== "") item = gap = false;
  };
  for (const found of words.matchAll(ends)) {
    for (; counted < found.index; counted++) if (words[counted] === "`") ticks++;
    if (ticks % 2 === 1 || lines.length >= mostLines) continue;
    add(found.index);
    from = found.index + found[0].length;
    item ||= found[1]?.toLowerCase() === "li";
  }
  add(words.length);
  return lines;
}
