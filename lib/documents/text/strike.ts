export type Struck = { live: string; struck: string[] };

const tags = /<(\/?)(?:del|s|strike)>/gi;

/**
 * Parts a passage into what stands and what was struck out with `~~`, `~` or `<del>`. The struck text leaves a
 * space behind, so that its neighbours do not grow together. One walk, whatever the text.
 */
export function partStruck(passage: string): Struck {
  if (!passage.includes("~") && !passage.includes("<")) return { live: passage, struck: [] };
  const text = passage.replace(tags, "~~");
  if (!text.includes("~")) return { live: text, struck: [] };
  const spans = struckSpans(text);
  if (spans.length === 0) return { live: text, struck: [] };
  let live = "";
  let done = 0;
  const struck: string[] = [];
  for (const { from, to, width } of spans) {
    const inside = text.slice(from + width, to);
    live += `${text.slice(done, from)} ${inside.replace(/[^\n]+/g, "")}`;
    struck.push(inside);
    done = to + width;
  }
  return { live: live + text.slice(done), struck };
}

function struckSpans(text: string): { from: number; to: number; width: number }[] {
  const spans: { from: number; to: number; width: number }[] = [];
  const open = new Map<number, number>(); // width → where it opened
  let at = text.indexOf("~");
  while (at >= 0) {
    let end = at;
    while (text[end] === "~") end++;
    const width = end - at;
    if (width <= 2) {
      const before = text[at - 1] ?? " ";
      const after = text[end] ?? " ";
      const opened = open.get(width);
      if (opened !== undefined && !/\s/.test(before)) {
        spans.push({ from: opened, to: at, width });
        open.clear();
      } else if (!/\s/.test(after)) open.set(width, at);
    }
    at = text.indexOf("~", end);
  }
  return spans;
}
