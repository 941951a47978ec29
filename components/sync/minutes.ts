/** The minutes of one meeting: what was entered, and the text that goes to the tracker or into an e-mail. */
import { clock, day, moment, weekday } from "@/lib/format/dates";
import { verdictWords } from "@/lib/format/words";
import type { Call } from "@/lib/view/schemas";

export const kinds = {
  decision: { word: "Decision", key: "d", owned: false },
  action: { word: "Action", key: "a", owned: true },
  question: { word: "Question", key: "q", owned: true },
} as const;

export type Kind = keyof typeof kinds;
export type Entry = { id: string; kind: Kind; who: string | null; text: string; at: string };

export type Meeting = {
  project: string;
  version: string;
  from: string;
  to: string;
  tracker: string;
  verdict: { call: Call; target: string | null; reason: string };
  flips: { what: string; url: string; who: string[] }[];
  /** In the API's order, the weightiest first. */
  changes: { text: string; url: string }[];
};

/** More than this is read at the address, not in a comment. */
export const mostChanges = 40;

const oneLine = (text: string): string => text.replace(/\s+/g, " ").trim();
const linked = ({ text, url }: { text: string; url: string }): string =>
  `[${oneLine(text).replace(/[[\]\\]/g, "\\$&")}](${url})`;

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ["", `### ${title}`, "", ...lines];
}

/** Owners are mentioned where something is asked of them, so that GitHub tells them. */
function entryLine({ kind, who, text }: Entry): string {
  const said = oneLine(text);
  if (kind === "action") return `- [ ] ${who ? `@${who}: ` : ""}${said}`;
  return `- ${who ? `@${who}: ` : ""}${said}`;
}

const of = (entries: readonly Entry[], kind: Kind): string[] =>
  entries.filter((entry) => entry.kind === kind).map(entryLine);

export const titleOf = ({ project, version, to }: Meeting): string =>
  `${project} ${version} sync, ${weekday(to)} ${to.slice(0, 4)}`;

export function verdictLine({ verdict: { call, target, reason } }: Meeting): string {
  const words = verdictWords[call].word;
  return `**${target && call !== "shipped" ? `${words} for ${target}` : words}.** ${oneLine(reason)}`;
}

export function minutesMarkdown(meeting: Meeting, entries: readonly Entry[], address: string): string {
  const { changes, flips, from, to } = meeting;
  const more = changes.length - mostChanges;
  return [
    `## ${titleOf(meeting)}`,
    "",
    verdictLine(meeting),
    "",
    `Data held at ${moment(to)} UTC and compared with ${day(from)} ${clock(from)} UTC: ${address}`,
    ...section("Decisions", of(entries, "decision")),
    ...section("Actions", of(entries, "action")),
    ...section("Questions", of(entries, "question")),
    ...section(
      "What would make it go",
      flips.map(({ what, url, who }) => `- ${linked({ text: what, url })}${who[0] ? ` (${who[0]})` : ""}`),
    ),
    ...section(`Changed since ${weekday(from)}`, [
      ...changes.slice(0, mostChanges).map((change) => `- ${linked(change)}`),
      ...(more > 0 ? [`- and ${more} more: ${address}#changed`] : []),
    ]),
    "",
    `Tracker: ${meeting.tracker}`,
    "",
  ].join("\n");
}
