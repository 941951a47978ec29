/** Compares what the readers understand with what the corpus says is right, field by field. Pure. */

import { understandComment, understandTracker } from "../lib/documents";
import type { WrittenRef } from "../lib/domain/written";

export type TrackerRow = {
  id: string;
  createdAt: string | null;
  title: string;
  body: string;
  expected: {
    version: string | null;
    branch: string | null;
    isTracker: boolean;
    phases: { n: number; until: string | null }[];
    milestones: { id: string | null; label: string; date: string | null; precision: string }[];
    managers: string[];
    hud?: string;
    cherryPickDeadline?: string;
  };
};

export type CommentRow = {
  tracker: string;
  author: string;
  createdAt: string;
  body: string;
  expected: {
    kind: "request" | "reply" | "chatter";
    trunk: WrittenRef[];
    release: WrittenRef[];
    category: string;
    annotations: { by: string | null; state: string }[];
    finalState: string;
    kindAlt?: string[];
    categoryAlt?: string[];
    finalAlt?: string[];
  };
};

export type Score = {
  field: string;
  right: number;
  total: number;
  bar: number;
  misses: { row: string; expected: string; read: string }[];
};

class Tally {
  readonly #scores = new Map<string, Score>();

  constructor(bars: Record<string, number>) {
    for (const [field, bar] of Object.entries(bars))
      this.#scores.set(field, { field, right: 0, total: 0, bar, misses: [] });
  }

  count(field: string, row: string, read: unknown, expected: unknown, others: readonly unknown[] = []): void {
    const score = this.#scores.get(field);
    if (!score) return;
    score.total++;
    const shown = JSON.stringify(read);
    if ([expected, ...others].some((one) => JSON.stringify(one) === shown)) score.right++;
    else score.misses.push({ row, expected: JSON.stringify(expected), read: shown });
  }

  scores(): Score[] {
    return [...this.#scores.values()];
  }
}

const trackerBars = {
  version: 96,
  branch: 96,
  isTracker: 96,
  phases: 96,
  milestones: 96,
  managers: 96,
  hud: 96,
  deadline: 96,
};

export function judgeTrackers(rows: readonly TrackerRow[]): Score[] {
  const tally = new Tally(trackerBars);
  for (const { id, title, body, createdAt, expected } of rows) {
    const repo = id.split("#")[0] ?? "";
    const read = understandTracker({ title, body, createdAt: createdAt ?? "", repo });
    tally.count("version", id, read.version, expected.version);
    tally.count("branch", id, read.branch, expected.branch);
    tally.count("isTracker", id, read.isTracker, expected.isTracker);
    tally.count("phases", id, read.phases, expected.phases);
    const milestones = (list: TrackerRow["expected"]["milestones"]) =>
      list.map((one) => [one.id, one.label.toLowerCase(), one.date, one.precision]);
    tally.count("milestones", id, milestones(read.milestones), milestones(expected.milestones));
    const logins = (list: readonly string[]) => list.map((one) => one.toLowerCase()).sort();
    tally.count("managers", id, logins(read.managers), logins(expected.managers));
    tally.count("hud", id, read.hud, expected.hud ?? null);
    tally.count("deadline", id, read.pickDeadline ?? null, expected.cherryPickDeadline ?? null);
  }
  return tally.scores();
}

const commentBars = { kind: 99, kindFirst: 99, trunk: 98, release: 98, category: 93, annotations: 96, finalState: 99 };

export function judgeComments(rows: readonly CommentRow[]): Score[] {
  const tally = new Tally(commentBars);
  for (const [index, { tracker, author, createdAt, body, expected }] of rows.entries()) {
    const row = `${index} ${tracker}`;
    const repo = tracker.split("#")[0] ?? "";
    const read = understandComment({ body, createdAt, author, repo, managers: [] });
    const kind = (word: string) => (word === "chatter" ? "other" : word);
    tally.count("kind", row, read.kind, kind(expected.kind), (expected.kindAlt ?? []).map(kind));
    tally.count("kindFirst", row, read.kind, kind(expected.kind));
    tally.count("trunk", row, refs(read.trunk), refs(expected.trunk));
    tally.count("release", row, refs(read.release), refs(expected.release));
    tally.count("category", row, read.category.name, expected.category, expected.categoryAlt);
    tally.count("annotations", row, read.annotations, expected.annotations);
    tally.count("finalState", row, read.finalState, expected.finalState, expected.finalAlt);
  }
  return tally.scores();
}

function refs(list: readonly WrittenRef[]): string[] {
  return list.map((ref) => `${ref.repo}${"number" in ref ? `#${ref.number}` : `@${ref.sha}`}`).sort();
}
