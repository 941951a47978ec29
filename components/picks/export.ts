/** Picks as text for other places: a spreadsheet, and a comment on GitHub. */
import { categoryWords, checkWords, pickWords, policyWords } from "@/lib/format/words";
import type { PickView, RefView } from "@/lib/view/schemas";

const name = (ref: RefView) => (ref.number !== undefined ? `#${ref.number}` : (ref.sha?.slice(0, 7) ?? ""));
const names = (refs: readonly RefView[]) => refs.map(name).join(" ");

const heads = [
  "pick",
  "requested by",
  "trunk",
  "release",
  "criteria",
  "policy",
  "decision",
  "CI",
  "waiting on",
  "what",
  "requested at",
  "first candidate",
];

const row = (pick: PickView): string[] => [
  pick.title,
  pick.requestedBy ?? "",
  names(pick.trunk),
  names(pick.release),
  categoryWords[pick.category.name],
  policyWords[pick.policy.status].word,
  pickWords[pick.state].word,
  checkWords[pick.ci].word,
  pick.waitingOn.logins.join(" "),
  pick.waitingOn.what,
  pick.requestedAt,
  pick.firstCandidate ?? "",
];

/** Quoted throughout; a cell that a spreadsheet would take for a formula gets an apostrophe before it. */
const cell = (text: string) => `"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;

export const asCsv = (picks: readonly PickView[]): string =>
  [heads, ...picks.map(row)].map((line) => line.map(cell).join(",")).join("\r\n");

const escaped = (text: string) => text.replace(/[\\|[\]<>]/g, "\\$&").replace(/\s+/g, " ");
const link = (ref: RefView) => `[${name(ref)}](${ref.url})`;

export function asMarkdown(picks: readonly PickView[]): string {
  const lines = picks.map((pick) => {
    const waits = [pick.waitingOn.logins.map((login) => `@${login}`).join(", "), pick.waitingOn.what]
      .filter(Boolean)
      .join(": ");
    return `| ${escaped(pick.title)} | ${pick.trunk.map(link).join(", ")} | ${pick.release.map(link).join(", ")} | ${pickWords[pick.state].word} | ${escaped(waits)} |`;
  });
  return ["| Pick | Trunk | Release | Decision | Waiting on |", "| --- | --- | --- | --- | --- |", ...lines].join("\n");
}
