/** Readers of what stands inside one line: links, emphasis, tags, names. All walk the line once. */
export type Link = { text: string; url: string; from: number; to: number };

const longestLink = 600;

/** `[text](url)`, found from its middle, so that a thousand brackets cost no more than a thousand letters. */
export function linksOf(line: string): Link[] {
  const links: Link[] = [];
  let done = 0;
  for (let middle = line.indexOf("]("); middle >= 0; middle = line.indexOf("](", middle + 2)) {
    const close = endOfUrl(line, middle + 2);
    const open = startOfText(line, middle, done);
    if (open < 0 || close < 0) continue;
    const url = /^\s*<?([^\s>]*)/.exec(line.slice(middle + 2, close))?.[1] ?? "";
    links.push({ text: line.slice(open + 1, middle), url, from: open, to: close + 1 });
    done = close + 1;
  }
  return links;
}

function startOfText(line: string, middle: number, least: number): number {
  let depth = 0;
  for (let at = middle - 1; at >= least && middle - at < longestLink; at--) {
    if (line[at] === "]") depth++;
    else if (line[at] === "[" && depth-- === 0) return at;
  }
  return -1;
}

function endOfUrl(line: string, from: number): number {
  let depth = 0;
  for (let at = from; at < line.length && at - from < longestLink; at++) {
    if (line[at] === "(") depth++;
    else if (line[at] === ")" && depth-- === 0) return at;
  }
  return -1;
}

/** Links as their text alone. */
export function withoutLinks(line: string): string {
  let out = "";
  let done = 0;
  for (const link of linksOf(line)) {
    out += line.slice(done, link.from) + link.text;
    done = link.to;
  }
  return out + line.slice(done);
}

/** The words of a line as a reader sees them: no emphasis, no code marks, no tags, links as their text. */
export function plainWords(line: string): string {
  return withoutLinks(line)
    .replace(/<\/?[a-zA-Z][^<>]{0,300}>/g, " ")
    .replace(/&nbsp;/g, " ")
    .replace(/\*+|__+|`+/g, "")
    .replace(/(^|\s)_|_(?=[\s.,:;!?)]|$)/g, "$1")
    .replace(/\s+/g, " ")
    .trim();
}

/** The line without what stands in backticks: words there are examples. */
export function withoutCode(line: string): string {
  if (!line.includes("`")) return line;
  return line
    .split("`")
    .filter((_, index, parts) => index % 2 === 0 || index === parts.length - 1)
    .join(" ");
}

const login = /(?<![\w@/.`-])@([A-Za-z\d](?:[A-Za-z\d]|-(?=[A-Za-z\d])){0,38})(?![\w/@-]|\.[A-Za-z])/g;

export type Mention = { login: string; from: number; to: number };

/** `@login`; teams (`@owner/team`) and mail addresses are none. */
export function mentionsOf(line: string): Mention[] {
  if (!line.includes("@")) return [];
  return [...line.matchAll(login)].map((found) => ({
    login: found[1] ?? "",
    from: found.index,
    to: found.index + found[0].length,
  }));
}
