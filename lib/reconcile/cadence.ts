/** The project's cadence: what RELEASE.md and trackers planned, beside what GitHub says happened. */
import type { Cadence, CadenceLine, CadenceStep, PlannedDate } from "../domain/cadence";
import type { FactBook } from "../domain/fact-book";
import { fillPattern, type Project } from "../domain/project";
import type { CadenceRow } from "../domain/written";
import { candidateNumber, compareVersions, type FoundRelease } from "./find-releases";
import { plannedMonth } from "./months";
import { schedule } from "./schedule";
import { at, dayOf, daysBetween, endOfWeek, startOfWeek } from "./time";

export type CadenceInput = {
  project: Project;
  book: FactBook;
  releases: readonly FoundRelease[];
  rows: readonly CadenceRow[];
  now: string;
};

type Line = { version: string; row: CadenceRow | undefined; found: FoundRelease | undefined };

export function readCadence(input: CadenceInput): Cadence {
  const lines = linesOf(input).map((line) => describe(input, line));
  // Between one branch cut and the next, trunk takes new work.
  lines.forEach((line, nth) => {
    line.lengths.unshift({
      name: "Development",
      days: days(dateOf(lines[nth + 1]?.cut), dateOf(line.cut)),
      planned: false,
    });
  });
  return { lines, next: nextOf(lines, dayOf(input.now)) };
}

/** Every minor version that a document, a tracker or a GitHub release names, newest first. */
function linesOf({ project, book, releases, rows }: CadenceInput): Line[] {
  const minors = releases.filter(({ kind }) => kind === "minor");
  const versions = new Set([
    ...rows.map(({ version }) => version).filter((version) => /^\d+\.\d+$/.test(version)),
    ...minors.map(({ version }) => lineOf(version)),
    ...publishedVersions(project, book).map(({ version }) => lineOf(version)),
  ]);
  return [...versions]
    .sort((a, b) => compareVersions(b, a))
    .map((version) => ({
      version,
      row: rows.find((row) => row.version === version),
      found: minors.find((release) => lineOf(release.version) === version),
    }));
}

const lineOf = (version: string): string => version.split(".").slice(0, 2).join(".");

function publishedVersions(project: Project, book: FactBook): { version: string; at: string; url: string }[] {
  return (book.published.get(project.repo) ?? []).flatMap(({ tag, draft, prerelease, publishedAt, url }) => {
    const version = /\d+\.\d+\.\d+$/.exec(tag)?.[0];
    const counts = !draft && !prerelease && publishedAt !== null && version !== undefined;
    return counts && fillPattern(project.finalTag, version) === tag ? [{ version, at: publishedAt, url }] : [];
  });
}

function describe(input: CadenceInput, line: Line): CadenceLine {
  const { project, book, now } = input;
  const minor = `${line.version}.0`;
  const out = publishedVersions(project, book).filter(({ version }) => lineOf(version) === line.version);
  const cut = stepOf("cut", line, cutOf(input, line), now);
  const release = stepOf("release", line, releaseOf(input, minor, out), now);
  return {
    version: line.version,
    cut,
    release,
    lengths: lengthsOf(input, line, cut, release),
    patches: line.row?.patches ?? [],
    out: out
      .filter(({ version }) => version !== minor)
      .sort((a, b) => compareVersions(a.version, b.version))
      .map(({ version, at: time, url }) => ({ version, date: dayOf(time), url })),
  };
}

function cutOf({ project, book }: CadenceInput, { version, found }: Line): CadenceStep["actual"] {
  const branch = found?.branch ?? fillPattern(project.branch, `${version}.0`);
  const cut = book.branches.get(`${project.repo}:${branch}`)?.cut;
  const host = /^https?:\/\/[^/]+/.exec(found?.issue.url ?? "")?.[0] ?? "https://github.com";
  return cut ? { date: dayOf(cut.at), by: "branch", url: `${host}/${project.repo}/tree/${branch}` } : null;
}

function releaseOf(
  { project, book }: CadenceInput,
  minor: string,
  out: readonly { version: string; at: string; url: string }[],
): CadenceStep["actual"] {
  const published = out.find(({ version }) => version === minor);
  if (published) return { date: dayOf(published.at), by: "release", url: published.url };
  const name = fillPattern(project.finalTag, minor);
  const tag = (book.tags.get(project.repo) ?? []).find((one) => one.name === name);
  return tag ? { date: dayOf(tag.at), by: "tag", url: tag.url } : null;
}

const stepNames = { cut: "branch-cut", release: "release-day" } as const;

function stepOf(what: "cut" | "release", line: Line, actual: CadenceStep["actual"], now: string): CadenceStep {
  const written = line.row?.[what] ?? null;
  const inDocument = written === null ? null : plannedMonth(written, line.row?.tentative[what] ?? false);
  const [first, last] = inTracker(line, stepNames[what], now);
  const planned = first ?? inDocument;
  const moved = first && last && last.from !== first.from ? last : null;
  const slipTo = actual ? { from: actual.date, to: actual.date } : moved;
  const slip = planned && slipTo ? { days: late(planned, slipTo), actual: actual !== null } : null;
  return { planned, moved, actual, open: actual ? null : whyOpen(what, line, moved ?? planned, now), slip };
}

/** The tracker's first date and its last. */
function inTracker({ found }: Line, step: "branch-cut" | "release-day", now: string): PlannedDate[] {
  const nothing = { "branch-cut": false, "final-candidate": false, "release-day": false, shipped: false };
  const milestone = found && schedule(found.text, nothing, now).find((one) => one.step === step);
  if (!milestone?.date) return [];
  return [...milestone.was, milestone.date].map((date) => {
    const week = milestone.precision === "week";
    const [from, to] = week ? [startOfWeek(date), endOfWeek(date)] : [date, date];
    return { text: date, from, to, precision: milestone.precision, tentative: false, source: "tracker" as const };
  });
}

/** Within a planned week or month nothing is late. */
function late(planned: { from: string; to: string }, seen: { from: string; to: string }): number {
  if (seen.from > planned.to) return days(planned.to, seen.from) ?? 0;
  return seen.to < planned.from ? (days(planned.from, seen.to) ?? 0) : 0;
}

function whyOpen(what: "cut" | "release", { found }: Line, planned: PlannedDate | null, now: string): string {
  const waits = found ? found.state !== "shipped" : planned !== null && planned.to >= dayOf(now);
  if (found?.state === "dropped") return "Dropped";
  if (what === "release") return waits ? "Not out yet" : "Not known: no GitHub release was read";
  const notCut = found ? found.state === "planned" : waits;
  return notCut ? "Not cut yet" : "Not known: the branch was not read";
}

function lengthsOf(input: CadenceInput, line: Line, cut: CadenceStep, release: CadenceStep): CadenceLine["lengths"] {
  const last = lastCandidate(input, `${line.version}.0`);
  const [cutAt, outAt] = [dateOf(cut), dateOf(release)];
  return [
    { name: "Cut to last candidate", days: days(cutAt, outAt === null ? null : last), planned: false },
    { name: "Last candidate to release", days: days(last, outAt), planned: false },
    { name: "Cut to release", days: days(cutAt, outAt), planned: false },
    ...phasesOf(line, cut, release),
  ];
}

/** The tracker's phases, as they are planned now. */
function phasesOf({ found }: Line, cut: CadenceStep, release: CadenceStep): CadenceLine["lengths"] {
  let from = (cut.moved ?? cut.planned)?.from ?? dateOf(cut);
  const end = (release.moved ?? release.planned)?.from ?? null;
  return (found?.text.phases ?? []).map(({ n, until }) => {
    const length = { name: `Phase ${n}`, days: days(from, until ?? end), planned: true };
    from = until;
    return length;
  });
}

function lastCandidate({ project, book }: CadenceInput, version: string): string | null {
  const tags = (book.tags.get(project.repo) ?? []).filter((tag) => candidateNumber(project, version, tag) !== null);
  const newest = tags.sort((a, b) => at(a.at) - at(b.at)).at(-1);
  return newest ? dayOf(newest.at) : null;
}

const dateOf = (step: CadenceStep | undefined): string | null => step?.actual?.date ?? null;

const days = (from: string | null, to: string | null): number | null =>
  from === null || to === null ? null : Math.round(daysBetween(from, to));

function nextOf(lines: readonly CadenceLine[], today: string): Cadence["next"] {
  const open = lines.flatMap(({ version, cut, release }) =>
    (
      [
        ["cut", cut],
        ["release", release],
      ] as const
    ).flatMap(([what, step]) => {
      const planned = step.moved ?? step.planned;
      return planned && step.actual === null && planned.to >= today ? [{ version, what, planned }] : [];
    }),
  );
  return open.sort((a, b) => (a.planned.from < b.planned.from ? -1 : 1))[0] ?? null;
}
