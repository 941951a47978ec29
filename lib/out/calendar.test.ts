import fc from "fast-check";
import ICAL from "ical.js";
import { describe, expect, it } from "vitest";
import { calendar, type DatedMilestone } from "./calendar";

const milestone = (change: Partial<DatedMilestone> = {}): DatedMilestone => ({
  id: "M4",
  label: "Final candidate",
  date: "2026-04-29",
  precision: "day",
  was: [],
  state: "future",
  since: null,
  ...change,
});

const tracker = { url: "https://github.com/octo/engine/issues/1", createdAt: "2026-04-01T00:00:00Z" };
const write = (milestones: DatedMilestone[]) =>
  calendar({ project: "engine", version: "2.0.0", milestones, tracker, page: "https://hud.example/engine/2.0.0" });

/** Read by a parser that is not the writer. */
function read(milestones: DatedMilestone[]) {
  const parsed = new ICAL.Component(ICAL.parse(write(milestones)));
  return parsed.getAllSubcomponents("vevent").map((one) => {
    const event = new ICAL.Event(one);
    return {
      uid: event.uid,
      sequence: event.sequence,
      summary: event.summary,
      description: event.description,
      allDay: event.startDate.isDate,
      days: [event.startDate.toString(), event.endDate.toString()],
    };
  });
}

describe("a release's calendar", () => {
  it("a milestone is an all-day event, and a week-precise one spans Monday to Sunday", () => {
    const [day, week] = read([milestone(), milestone({ id: "M5", precision: "week" })]);
    expect(day).toMatchObject({ allDay: true, days: ["2026-04-29", "2026-04-30"], summary: expect.any(String) });
    expect(week?.days).toEqual(["2026-04-27", "2026-05-04"]);
    expect(week?.description).toContain("names the week");
  });

  it("a slip moves the event: the same name, a later sequence, another day", () => {
    const [before] = read([milestone({ since: null })]);
    const [once] = read([milestone({ date: "2026-05-06", was: ["2026-04-29"], since: "2026-04-20T10:00:00Z" })]);
    const [twice] = read([milestone({ date: "2026-05-13", was: ["2026-04-29"], since: "2026-04-20T10:05:00Z" })]);
    expect(new Set([before?.uid, once?.uid, twice?.uid]).size).toBe(1);
    expect(before?.sequence).toBe(0);
    expect(once?.sequence).toBeGreaterThan(0);
    expect(twice?.sequence).toBeGreaterThan(once?.sequence ?? 0);
    expect(once?.days[0]).toBe("2026-05-06");
  });

  it("a slip that is only struck through, without a known edit, counts as well", () => {
    expect(read([milestone({ was: ["2026-04-22"] })])[0]?.sequence).toBe(1);
  });

  it("the name does not follow the label where the step has an id", () => {
    expect(read([milestone({ label: "Final RC" })])[0]?.uid).toBe(read([milestone()])[0]?.uid);
  });

  it("a milestone without a date is no event, and two of one name are two events", () => {
    expect(read([milestone({ date: null })])).toEqual([]);
    expect(new Set(read([milestone(), milestone()]).map(({ uid }) => uid)).size).toBe(2);
  });

  it("the same schedule is the same text", () => {
    expect(write([milestone()])).toBe(write([milestone()]));
  });

  it("whatever people write as a label, a parser reads it back", () => {
    const label = fc.string({ unit: "binary", maxLength: 200 });
    fc.assert(
      fc.property(label, (text) => {
        const [event] = read([milestone({ label: text })]);
        expect(event?.uid).toBe("engine-2.0.0-m4@release-hud");
        expect(event?.summary.startsWith("engine 2.0.0 M4")).toBe(true);
      }),
    );
  });

  it("lines are folded and end as the format asks", () => {
    const lines = write([milestone({ label: "é🧪".repeat(80) })]).split("\r\n");
    expect(lines.at(-1)).toBe("");
    for (const line of lines) {
      expect(line).not.toContain("\n");
      expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    }
  });
});
