import type { Problem, TrackerText } from "../../domain/written";
import { plainWords } from "../text/inline";
import { limitLines } from "../text/limit";
import { type Line, readLines } from "../text/lines";
import { readBranch } from "./branch";
import { readHud, readManagers } from "./people";
import { readSchedule } from "./schedule";
import { fullVersion, isTrackerIssue, type Standing, versionIn } from "./title";

export type TrackerInput = Standing & { title: string; body: string; createdAt: string; repo: string };

/** Reads a release tracker: what it says, and what in it could not be read. */
export function readTracker(input: TrackerInput): TrackerText {
  const { lines, problems: limits } = limitLines(readLines(input.body, { indentedCode: true }));
  const version = readVersion(input.title, lines);
  const isTracker = isTrackerIssue(input.title, input);
  if (!isTracker || version === null) return notATracker(isTracker, version);
  const schedule = readSchedule(lines, input.createdAt);
  const managers = readManagers(lines);
  const { branch, stale } = readBranch(lines, version);
  const problems: Problem[] = [...limits, ...schedule.problems];
  if (schedule.phases.length === 0) problems.push({ code: "no-phases", text: "No phase with a deadline was found." });
  if (managers.length === 0) problems.push({ code: "no-managers", text: "No release manager is named." });
  if (branch === null)
    problems.push({
      code: "branch-unreadable",
      text: stale ? `The branch that is named, ${stale}, is not one of ${version}.` : "No release branch is named.",
    });
  const { phases, milestones, pickDeadline, dateOrder, criteria } = schedule;
  return {
    isTracker,
    version,
    kind: kindOf(version),
    branch,
    phases,
    milestones,
    managers,
    hud: readHud(lines),
    dateOrder,
    pickDeadline,
    ...(criteria ? { criteria: criteria.criteria } : {}),
    problems,
  };
}

function readVersion(title: string, lines: readonly Line[]): string | null {
  const named = versionIn(title);
  if (named === null) return null;
  const prose = lines.filter((line) => line.block !== "code").map((line) => plainWords(line.text));
  return fullVersion(named, prose.join("\n"));
}

function kindOf(version: string): "minor" | "patch" {
  return Number(version.split(".")[2] ?? 0) > 0 ? "patch" : "minor";
}

function notATracker(isTracker: boolean, version: string | null): TrackerText {
  return {
    isTracker,
    version,
    kind: version === null ? null : kindOf(version),
    branch: null,
    phases: [],
    milestones: [],
    managers: [],
    hud: null,
    dateOrder: null,
    pickDeadline: null,
    problems: [{ code: "not-a-tracker", text: "The title and its author do not make this a release tracker." }],
  };
}
