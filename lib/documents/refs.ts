import type { WrittenRef } from "../domain/written";
import { type Link, linksOf } from "./text/inline";

/** A reference as it stands in a line. */
export type FoundRef = {
  ref: WrittenRef;
  /** `issue` only where an address says so: `#N` may be either. */
  form: "hash" | "pull" | "issue" | "commit";
  from: number;
  to: number;
  /** The link's text and its address name different numbers. */
  disagrees: boolean;
};

const address = /\/(pull|pulls|issues|commit|commits)\/([0-9a-fA-F]{1,41})/g;
const hash = /#(\d{1,9})(?!\w)/g;
const spelt = /(?<![\w/-])GH-(\d{1,9})(?!\w)/gi;
const atCommit = /@([0-9a-f]{7,40})(?!\w)/g;

const longestTail = 400;

/** All references of a line, in their order, each place once. `#N` means `repo`. */
export function refsOf(line: string, repo: string): FoundRef[] {
  if (!/[#/@]|gh-/i.test(line)) return [];
  const named: FoundRef[] = [];
  const add = (match: RegExpExecArray, place: { repo: string; from: number }, form: "hash" | "commit") => {
    const value = match[1] ?? "";
    const ref: WrittenRef =
      form === "hash" ? { repo: place.repo, number: Number(value) } : { repo: place.repo, sha: value };
    if (!("number" in ref) || ref.number > 0)
      named.push({ ref, form, from: place.from, to: match.index + match[0].length, disagrees: false });
  };
  for (const match of line.matchAll(hash)) {
    const before = line[match.index - 1] ?? " ";
    const inRow = /#\d{1,9}[/-]$/.test(line.slice(Math.max(0, match.index - 12), match.index)); // `#1/#2`, `#1-#2`
    if (/[&#/]/.test(before) && !inRow) continue;
    const joined =
      !inRow &&
      /[\w.-]/.test(before) &&
      !/(?<![\w.-])prs?$/i.test(line.slice(Math.max(0, match.index - 4), match.index));
    const place = joined
      ? (bareOwnerBefore(line, match.index) ?? ownNameBefore(line, match.index, repo))
      : { repo, from: match.index };
    if (place) add(match, place, "hash");
  }
  for (const match of line.matchAll(spelt)) add(match, { repo, from: match.index }, "hash");
  for (const match of line.matchAll(atCommit)) {
    const place = bareOwnerBefore(line, match.index);
    if (place) add(match, place, "commit");
  }
  const all = [...addresses(line), ...named].sort((a, b) => a.from - b.from || b.to - a.to);
  return mergeLinks(line, withoutInner(all));
}

/** What stands inside another reference, as an address's anchor does, is part of it. */
function withoutInner(all: FoundRef[]): FoundRef[] {
  let end = 0;
  return all.filter((one) => {
    const inner = one.from < end;
    end = Math.max(end, one.to);
    return !inner;
  });
}

/** `owner/name` that stands alone, not at the end of an address. */
function bareOwnerBefore(line: string, at: number): { repo: string; from: number } | null {
  const place = ownerBefore(line, at);
  return place && line[place.from - 1] !== "/" && !/^https?:|\w*\.\w+\//.test(line.slice(place.from, at))
    ? place
    : null;
}

/** `engine#12` within acme/engine: its own name without the owner. */
function ownNameBefore(line: string, at: number, repo: string): { repo: string; from: number } | null {
  const name = wordBefore(line, at);
  if (!name || line[name.from - 1] === "/") return null;
  return name.word.toLowerCase() === repo.split("/")[1]?.toLowerCase() ? { repo, from: name.from } : null;
}

/** Addresses are found by their middle, then read backwards to the owner and the repository. */
function addresses(line: string): FoundRef[] {
  const found: FoundRef[] = [];
  const search = new RegExp(address);
  for (let match = search.exec(line); match; match = search.exec(line)) {
    const place = ownerBefore(line, match.index);
    if (!place) continue;
    const kind = match[1] ?? "";
    const value = match[2] ?? "";
    const to = endOfAddress(line, match.index + match[0].length);
    const base = { from: place.from, to, disagrees: false };
    search.lastIndex = to; // what follows in the same address is part of it
    if (kind.startsWith("commit")) {
      if (/^[0-9a-f]{7,40}$/i.test(value))
        found.push({ ...base, ref: { repo: place.repo, sha: value.toLowerCase() }, form: "commit" });
      continue;
    }
    const digits = /^\d{1,9}(?!\d)/.exec(value)?.[0];
    if (digits && Number(digits) > 0)
      found.push({
        ...base,
        ref: { repo: place.repo, number: Number(digits) },
        form: kind === "issues" ? "issue" : "pull",
      });
  }
  return found;
}

function ownerBefore(line: string, at: number): { repo: string; from: number } | null {
  const name = wordBefore(line, at);
  if (!name || line[name.from - 1] !== "/") return null;
  const owner = wordBefore(line, name.from - 1);
  if (!owner || owner.word.includes(".")) return null;
  const repo = `${owner.word}/${name.word}`;
  if (line[owner.from - 1] !== "/") return { repo, from: owner.from };
  const host = wordBefore(line, owner.from - 1);
  if (!host) return null;
  const scheme = /https?:\/\/$/i.exec(line.slice(Math.max(0, host.from - 8), host.from))?.[0] ?? "";
  return { repo, from: host.from - scheme.length };
}

function wordBefore(line: string, end: number): { word: string; from: number } | null {
  let from = end;
  while (from > 0 && end - from < 100 && /[\w.:-]/.test(line[from - 1] ?? "")) from--;
  return from === end ? null : { word: line.slice(from, end), from };
}

/** An address goes on over its path, query and anchor: `/files`, `#issuecomment-1`. */
function endOfAddress(line: string, from: number): number {
  let at = from;
  while (at < line.length && at - from < longestTail && /[\w/?#=&%.:~-]/.test(line[at] ?? "")) {
    if (line[at] === "h" && /^https?:\/\//.test(line.slice(at, at + 8))) break; // the next address, joined to this one
    at++;
  }
  while (at > from && /[.:~]/.test(line[at - 1] ?? "")) at--;
  return at;
}

/** `[#1](…/pull/1)` is one reference. Where text and address disagree, the text is what was meant. */
function mergeLinks(line: string, all: FoundRef[]): FoundRef[] {
  if (all.length === 0) return all;
  const out: FoundRef[] = [];
  let next = 0;
  const takeUntil = (end: number): FoundRef[] => {
    const first = next;
    while (next < all.length && (all[next]?.from ?? end) < end) next++;
    return all.slice(first, next);
  };
  for (const link of linksOf(line)) {
    out.push(...takeUntil(link.from));
    const inside = takeUntil(link.to);
    out.push(...(asOne(link, inside) ?? inside));
  }
  return [...out, ...all.slice(next)];
}

function asOne(link: Link, inside: FoundRef[]): FoundRef[] | null {
  const number = Number(/^\s*(?:PR\s*)?#?(\d{1,9})\s*$/i.exec(link.text)?.[1] ?? 0);
  const target = inside.find((one) => one.from > link.from + link.text.length);
  const first = target ?? inside[0];
  const ofThread = /\/(?:pull|issues)\//.test(link.url);
  if (number === 0 || !first) return null;
  const agrees = target ? "number" in target.ref && target.ref.number === number : !ofThread;
  const form = target?.form ?? (ofThread ? "pull" : first.form);
  const ref = { repo: first.ref.repo, number };
  return [{ ref, form: form === "commit" ? "hash" : form, from: link.from, to: link.to, disagrees: !agrees }];
}

export function sameRef(a: WrittenRef, b: WrittenRef): boolean {
  return refKey(a) === refKey(b);
}

export function distinctRefs(refs: readonly WrittenRef[]): WrittenRef[] {
  const seen = new Set<string>();
  return refs.filter((ref) => {
    const key = refKey(ref);
    return !seen.has(key) && seen.add(key);
  });
}

function refKey(ref: WrittenRef): string {
  return `${ref.repo.toLowerCase()}#${"number" in ref ? ref.number : ref.sha}`;
}

export const refUrl = (ref: WrittenRef, site: string): string =>
  "number" in ref ? `${site}/${ref.repo}/pull/${ref.number}` : `${site}/${ref.repo}/commit/${ref.sha}`;
