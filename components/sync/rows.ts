/** The net of what changed between two syncs: one row per thing that a meeting asks about, always in the same order. */
import { byHolder } from "@/lib/client/flip-order";
import { shortLabel } from "@/lib/client/milestone-label";
import { day } from "@/lib/format/dates";
import { joined, plural, sentence, signed } from "@/lib/format/numbers";
import { verdictWords } from "@/lib/format/words";
import type { Call, ChangeView, MilestoneView } from "@/lib/view/schemas";
import type { StandView, SyncView } from "@/lib/view/sync";

export type Turn = "worse" | "better" | "later" | "earlier" | { text: string };
export type Row = {
  name: string;
  before: string;
  after: string;
  /** Set on the verdict's row: its cells are annunciators. */
  calls?: { before: Call; after: Call };
  turn: Turn;
  who: string | null;
  act: string;
  why: string;
};

type Both = SyncView & { before: StandView };

const worst: Call[] = ["no-go", "unknown", "at-risk", "go", "shipped"];
const same = { text: "Same" };

const said = (call: Call): string => verdictWords[call].said.toLowerCase();
const turned = (by: number): Turn => (by === 0 ? same : by > 0 ? "better" : "worse");
const failing = ({ ci }: StandView): string[] =>
  ci.workflows.filter((one) => one.expected && one.failingSince !== null).map(({ name }) => name);
const newest = ({ candidates }: StandView): string | null =>
  candidates.at(-1)?.tag.replace(/^.*?(rc\.?\d+)$/i, "$1") ?? null;
const told = (changes: readonly ChangeView[], kind: ChangeView["kind"]): ChangeView[] =>
  changes.filter((change) => change.kind === kind);

export function rowsOf(view: Both): Row[] {
  return [verdictRow(view), failingRow(view), dateRow(view), scopeRow(view), mergedRow(view), candidateRow(view)];
}

function verdictRow({ release, before }: Both): Row {
  const calls = { before: before.release.verdict.call, after: release.verdict.call };
  const [flip] = byHolder(release.verdict.flips);
  return {
    name: `Verdict for ${release.verdict.target ?? release.version}`,
    before: calls.before,
    after: calls.after,
    calls,
    turn: turned(worst.indexOf(calls.after) - worst.indexOf(calls.before)),
    who: flip?.who[0] ?? null,
    act: flip?.verb ?? "",
    why: flip?.what ?? release.verdict.reason,
  };
}

function failingRow(view: Both): Row {
  const [was, now] = [failing(view.before), failing(view)];
  const change = told(view.changes, "ci")[0];
  return {
    name: "Failing CI",
    before: `${was.length}`,
    after: `${now.length}`,
    turn: turned(was.length - now.length),
    who: now.length > 0 ? (change?.who[0] ?? null) : null,
    act: "fixes it",
    why: now.length > 0 ? joined(now) : (change?.text ?? "Every workflow passes"),
  };
}

const nameOf = (milestone: MilestoneView): string => milestone.id ?? shortLabel(milestone.label);

/** The first date that moved, or else the next one. */
function dateRow({ release, before, changes }: Both): Row {
  const old = new Map(before.release.schedule.map((one) => [nameOf(one), one.date]));
  const moved = release.schedule.filter((one) => old.has(nameOf(one)) && old.get(nameOf(one)) !== one.date);
  const shown = moved[0] ?? release.schedule.find(({ state }) => state === "next") ?? release.schedule.at(-1);
  const who = told(changes, "schedule")[0]?.who[0] ?? null;
  const row = { turn: same, who, act: "moved it" };
  if (!shown) return { ...row, name: "Dates", before: "None", after: "None", why: "No date stands on the tracker" };
  const [was, now] = [old.get(nameOf(shown)) ?? null, shown.date];
  const label = shortLabel(shown.label);
  return {
    ...row,
    name: shown.id ? `Date of ${shown.id}` : label,
    before: was ? day(was) : "No date",
    after: now ? day(now) : "No date",
    turn: was === now || was === null || now === null ? same : now > was ? "later" : "earlier",
    why: moved.length > 1 ? `${label}, and ${plural(moved.length - 1, "more date")}` : label,
  };
}

function scopeRow({ release, before, changes }: Both): Row {
  const [was, now] = [before.release.counts.scopeOpen, release.counts.scopeOpen];
  const count = (event: ChangeView["event"]) => told(changes, "scope").filter((one) => one.event === event).length;
  const parts = [
    [count("closed"), "closed"],
    [count("moved-out"), "moved out"],
    [count("added"), "added"],
  ].flatMap(([number, word]) => (number ? [`${number} ${word}`] : []));
  const flip = release.verdict.flips.find(({ gate }) => gate === "scope-empty");
  return {
    name: "Milestone items",
    before: `${was}`,
    after: `${now}`,
    turn: turned(was - now),
    who: flip?.who[0] ?? null,
    act: flip?.verb ?? "",
    why: parts.join(", ") || "Nothing was closed",
  };
}

function mergedRow({ release, before, changes }: Both): Row {
  const [was, now] = [before.release.counts.picksMerged, release.counts.picksMerged];
  const gone = told(changes, "pick").filter(({ event }) => event === "reverted");
  return {
    name: "Picks merged",
    before: `${was}`,
    after: `${now}`,
    turn: now === was ? same : { text: signed(now - was) },
    who: gone[0]?.who[0] ?? null,
    act: "may pick again",
    why:
      gone.length > 0
        ? `${plural(gone.length, "pick")} reverted`
        : `${plural(release.counts.picksPending, "pick")} pending`,
  };
}

function candidateRow(view: Both): Row {
  const [was, now] = [newest(view.before), newest(view)];
  const more = view.candidates.length - view.before.candidates.length;
  const gate = view.release.gates.find(({ id }) => id === "candidate-has-head");
  const short = (text: string) => text.replaceAll(`v${view.release.version}-`, "");
  const flip = view.release.verdict.flips.find((one) => one.gate === "candidate-has-head");
  return {
    name: "Candidate",
    before: was ?? "None",
    after: now ?? "None",
    turn: more === 0 ? same : { text: signed(more) },
    who: flip?.who[0] ?? null,
    act: short(flip?.verb ?? ""),
    why: short(gate?.summary.split("; ").at(-1) ?? ""),
  };
}

/** Above zero the verdict got better. */
const turnOf = ({ before, release }: Both): number =>
  worst.indexOf(release.verdict.call) - worst.indexOf(before.release.verdict.call);
const verdictWent = ({ before, release }: Both): string =>
  `the verdict went from ${said(before.release.verdict.call)} to ${said(release.verdict.call)}`;

function gained(view: Both): string | null {
  const { release, before } = view;
  const merged = release.counts.picksMerged - before.release.counts.picksMerged;
  const closed = before.release.counts.scopeOpen - release.counts.scopeOpen;
  if (merged > 0) return `${plural(merged, "more pick")} ${merged === 1 ? "is" : "are"} in`;
  if (closed > 0) return `${closed} fewer ${closed === 1 ? "milestone item is" : "milestone items are"} open`;
  return turnOf(view) > 0 ? verdictWent(view) : null;
}

function lost(view: Both): string | null {
  const broke = failing(view).filter((name) => !failing(view.before).includes(name));
  const back = told(view.changes, "pick").filter(({ event }) => event === "reverted").length;
  if (broke.length > 0) return `${joined(broke.slice(0, 2))} broke`;
  if (back > 0) return `${plural(back, "pick")} went out again`;
  return turnOf(view) < 0 ? verdictWent(view) : null;
}

/** One sentence: what moved on, then what went wrong. The name of a workflow stays as it is. */
export function headlineOf(view: Both): string {
  const both = [gained(view), lost(view)].filter((part) => part !== null).join(", but ");
  if (both) return `${both.startsWith("the ") ? sentence(both) : both}.`;
  return view.changes.length === 0 ? "Nothing changed." : `${plural(view.changes.length, "small change")}.`;
}
