import { joined, plural, shortSha } from "../../format/numbers";
import { checkWords, missingWords } from "../../format/words";
import { answered, type Command, type ExitCode, refName, releaseOf, type Said } from "../command";
import type { Listed } from "../source";
import { plain, table } from "../table";

/** 0: nothing, and all of it was read. 1: something. 2: nothing is known, but not all of it was read. */
const listCode = ({ items, complete, unknown }: Listed<unknown>): ExitCode =>
  items.length > 0 ? 1 : complete && unknown.length === 0 ? 0 : 2;

function said<T>(
  answer: Listed<T>,
  head: string[],
  row: (item: T) => string[],
  none: string,
  width: number | null,
): Said {
  const rows = answer.items.map(row);
  const parts = [
    rows.length > 0 ? table([head, ...rows], width) : answer.complete ? none : "Not known: not everything was read.",
    answer.unknown.length > 0 && `Cannot tell:\n${answer.unknown.map((line) => `  ${plain(line)}`).join("\n")}`,
  ];
  return { json: answer, text: parts.filter(Boolean).join("\n\n"), code: listCode(answer) };
}

export const missing: Command = async (source, given, options) => {
  const answer = answered(await source.missing(await releaseOf(source, given, options)));
  const row = (one: (typeof answer.items)[number]) => [
    refName(one.item),
    missingWords[one.reason].word,
    joined(one.who, "or"),
    one.title,
    one.detail,
  ];
  return said(answer, ["Item", "Reason", "Who", "Title", "Detail"], row, "Nothing is missing.", options.width);
};

export const reverts: Command = async (source, given, options) => {
  const answer = answered(await source.reverts(await releaseOf(source, given, options)));
  const row = (one: (typeof answer.items)[number]) => [
    refName(one.change),
    shortSha(one.revert.sha),
    one.onBranchSince === "cut" ? "cut" : shortSha(one.onBranchSince),
    one.inCandidates.join(", "),
    joined(one.who, "or"),
  ];
  const head = ["Change", "Reverted by", "On branch since", "In", "Who"];
  return said(answer, head, row, "Every revert on trunk was followed.", options.width);
};

export const candidates: Command = async (source, given, options) => {
  const answer = answered(await source.candidates(await releaseOf(source, given, options)));
  const rows = answer.candidates.map(({ tag, sha, at, entered, left, builds, isHead }) => [
    tag,
    shortSha(sha),
    at.slice(0, 16).replace("T", " "),
    String(entered.length),
    String(left.length),
    joined(builds.map((build) => `${build.workflow} ${checkWords[build.state].word.toLowerCase()}`)),
    isHead ? "holds the branch's head" : "",
  ]);
  const head = ["Tag", "Commit", "Tagged (UTC)", "Entered", "Left", "Builds", ""];
  const text = rows.length === 0 ? "No candidate has been tagged." : table([head, ...rows], options.width);
  return { json: answer, text, code: 0 };
};

export const changes: Command = async (source, given, options) => {
  const named = await releaseOf(source, given, options);
  const answer = answered(await source.changes({ ...named, since: options.since }));
  const newestFirst = answer.changes.toSorted((a, b) => (a.at < b.at ? 1 : -1));
  const rows = newestFirst.map(({ at, kind, text, who }) => [
    at.slice(0, 16).replace("T", " "),
    kind,
    text,
    joined(who, "or"),
  ]);
  const list =
    rows.length === 0 ? "Nothing has changed." : table([["At (UTC)", "Kind", "What", "Who"], ...rows], options.width);
  return { json: answer, text: `${list}\n\n${plural(rows.length, "change")} since ${answer.from}`, code: 0 };
};
