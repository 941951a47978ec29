/** What waits on each workstream: the open gates, dates and picks of its people, or of its duty where nobody is named. */
import { type Gate, gateTargets } from "../domain/gate";
import type { Judged, Milestone } from "../domain/reconciled";
import { isFinal } from "./picks/waiting";
import { dayName } from "./time";

export type Waiting = { text: string; url: string };
export type Workstream = { name: string; people: string[]; waits: Waiting[] };

/** A workstream is known by its name: these are its gates and dates, whoever its people are. */
const duties: { name: RegExp; gates: readonly string[]; dates: RegExp }[] = [
  { name: /note/i, gates: ["notes-cover-picks"], dates: /release notes/i },
  { name: /doc/i, gates: ["docs-built", "tutorials-in"], dates: /\bdocs?\b|tutorial/i },
  { name: /market|core/i, gates: ["release-published"], dates: /public|blog|announce|marketing|feature/i },
  { name: /partner/i, gates: ["companions-cut"], dates: /partner/i },
];

const worst: Gate["status"][] = ["fail", "unknown", "warn", "running"];

export function workstreamsOf(judged: Judged, workstreams: Readonly<Record<string, readonly string[]>>): Workstream[] {
  return Object.entries(workstreams).map(([name, people]) => ({
    name,
    people: [...people],
    waits: waitsOf(judged, name, new Set(people)),
  }));
}

function waitsOf({ reconciled, gates, verdict }: Judged, name: string, people: ReadonlySet<string>): Waiting[] {
  const duty = duties.find((one) => one.name.test(name));
  const { tracker } = reconciled.release;
  const asked = ({ target }: Gate): boolean =>
    verdict.step !== null && gateTargets.indexOf(target) <= gateTargets.indexOf(verdict.step);
  const mine = (gate: Gate): boolean =>
    duty?.gates.includes(gate.id) || (asked(gate) && gate.who.some((login) => people.has(login)));
  const gatesOpen = gates
    .filter((gate) => gate.accepted === null && worst.includes(gate.status) && mine(gate))
    .toSorted((a, b) => worst.indexOf(a.status) - worst.indexOf(b.status));
  const picks = reconciled.picks.filter(
    (pick) => !isFinal(pick.state) && pick.waitingOn.logins.some((login) => people.has(login)),
  );
  const items = reconciled.scope.open.filter((item) => item.assignees.some((login) => people.has(login)));
  const [oldest] = picks.toSorted((a, b) => b.ageDays - a.ageDays);
  const [first] = items;
  return [
    ...gatesOpen.map((gate) => ({
      text: `${gate.summary}, for “${gate.title}”`,
      url: gate.evidence[0]?.url ?? tracker.url,
    })),
    ...(oldest ? [{ text: counted(picks.length, "pick"), url: oldest.comment?.url ?? tracker.url }] : []),
    ...(first ? [{ text: counted(items.length, "milestone item"), url: first.ref.url }] : []),
    ...reconciled.schedule.flatMap((one) => dated(one, duty?.dates, tracker)),
  ];
}

const counted = (count: number, one: string): string => `${count} ${one}${count === 1 ? "" : "s"}`;

/** A label often names several things at once: only the part that is this workstream's is told. */
function dated({ id, label, date, state }: Milestone, words: RegExp | undefined, tracker: { url: string }): Waiting[] {
  const part = label.split(/[,;]/).find((one) => words?.test(one));
  if (state === "done" || part === undefined) return [];
  const due = date === null ? "date not known" : dayName(date);
  return [{ text: `${id === null ? "" : `${id}, `}${part.trim()}: ${due}`, url: tracker.url }];
}
