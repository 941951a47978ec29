/** Readers of what stands inside one line: links, emphasis, tags, names. All walk the line once. */
export type Link = { text: string; url: string; from: number; to: number };

const longestUrl = 600;
const longestTitle = 200;

/** `[text](url)`. Brackets are matched in one walk, so that a thousand of them are cheap. */
export function linksOf(line: string): Link[] {
  if (!line.includes("](")) return [];
  const links: Link[] = [];
  const open: number[] = [];
  for (let at = 0; at < line.length; at++) {
    if (line[at] === "[") open.push(at);
    if (line[at] !== "]") continue;
    const from = open.pop();
    const target = from === undefined || line[at + 1] !== "(" ? null : targetAt(line, at + 2);
    if (from === undefined || !target) continue;
    links.push({ text: line.slice(from + 1, at), url: target.url, from, to: target.end });
    open.length = 0; // a link holds no link
    at = target.end - 1;
  }
  return links;
}

/** An address up to its closing bracket; it may hold brackets in pairs, and a title may follow it. */
function targetAt(line: string, from: number): { url: string; end: number } | null {
  let depth = 0;
  for (let at = from; at < line.length && at - from < longestUrl; at++) {
    const here = line[at];
    if (here === "(") depth++;
    else if (here === ")" && depth-- === 0) return { url: line.slice(from, at).trim(), end: at + 1 };
    else if (here === "[" || here === "]") return null;
    else if (here === '"') {
      const close = line.slice(at + 1, at + longestTitle).indexOf('")');
      return close < 0 ? null : { url: line.slice(from, at).trim(), end: at + close + 3 };
    }
  }
  return null;
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

/** `[ann](https://github.com/ann)` as `@ann`: a link to somebody's own page mentions them. */
export function withProfiles(line: string): string {
  let out = "";
  let done = 0;
  for (const link of linksOf(line)) {
    const name = /^https?:\/\/(?:[\w-]{1,60}\.)?github\.[\w.-]{2,60}\/([A-Za-z\d][A-Za-z\d-]{0,38})\/?$/.exec(
      link.url,
    )?.[1];
    if (name === undefined) continue;
    out += `${line.slice(done, link.from)}@${name}`;
    done = link.to;
  }
  return out + line.slice(done);
}

const entities: Record<string, string> = { nbsp: " ", lt: "<", gt: ">", quot: '"', amp: "&" };

/** The words of a line as a reader sees them: no emphasis, no code marks, no tags, links as their text. */
export function plainWords(line: string): string {
  return withoutLinks(line)
    .replace(/<\/?[a-zA-Z][^<>]{0,300}>/g, " ")
    .replace(/&(nbsp|lt|gt|quot|amp);/g, (entity, name: string) => entities[name] ?? entity)
    .replace(/\*+|__+|`+/g, "")
    .replace(/([([])_([^_]{1,200})_(?=[)\],.;:!?\s]|$)/g, "$1$2")
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

/** A slash joins two logins, "@ann/@bob", or a team to its owner. */
const login =
  /(?<![\w@.`-]|(?<!@[A-Za-z\d-]{1,39})\/)@([A-Za-z\d](?:[A-Za-z\d]|-(?=[A-Za-z\d])){0,38})(?![\w@-]|\/(?!@)|\.[A-Za-z])/g;

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
