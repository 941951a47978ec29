import { describe, expect, it } from "vitest";
import { readTracker } from "../documents";
import type { IssueFact } from "../domain/facts";
import { slipsOf } from "./slips";

const body = (date: string) => `Release schedule\n\n* M4 (${date}): final RC\n* M6 (5/13/26): release day\n`;
const tracker = (edits: IssueFact["edits"], now: string): IssueFact => ({
  kind: "issue",
  repo: "octo/engine",
  number: 1,
  url: "https://github.com/octo/engine/issues/1",
  title: "[v.2.0.0] Release Tracker",
  body: now,
  author: "ada",
  authorAssociation: "MEMBER",
  createdAt: "2026-04-01T00:00:00Z",
  updatedAt: "2026-04-20T00:00:00Z",
  closedAt: null,
  labels: ["release tracker"],
  assignees: [],
  milestone: null,
  events: [],
  state: "OPEN",
  stateReason: null,
  closedBy: [],
  edits,
  comments: [],
});
const edit = (day: number, text: string | null) => ({ at: `2026-04-${day}T00:00:00Z`, by: "ada", text });
const slips = (issue: IssueFact) =>
  slipsOf(issue, (text) => readTracker({ ...issue, body: text, trackerLabel: "release tracker" }).milestones).map(
    ({ milestone, from, to, at }) => [milestone, from, to, at.slice(8, 10)],
  );

describe("slips of a schedule", () => {
  it("each edit that moved a date is one, with its time", () => {
    const edits = [edit(10, body("4/27/26")), edit(12, body("4/29/26")), edit(14, body("5/4/26"))];
    expect(slips(tracker(edits, body("5/4/26")))).toEqual([
      ["M4", "2026-04-27", "2026-04-29", "12"],
      ["M4", "2026-04-29", "2026-05-04", "14"],
    ]);
  });

  it("an edit that moves nothing is none, nor are the first dates", () => {
    expect(slips(tracker([edit(10, body("4/27/26")), edit(11, `${body("4/27/26")}\nMore.`)], body("4/27/26")))).toEqual(
      [],
    );
    expect(slips(tracker([], body("4/27/26")))).toEqual([]);
  });

  it("an edit whose text is gone hides no slip: the text that holds is compared", () => {
    expect(slips(tracker([edit(10, body("4/27/26")), edit(12, null)], body("5/4/26")))).toEqual([
      ["M4", "2026-04-27", "2026-05-04", "10"],
    ]);
  });
});
