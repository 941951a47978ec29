import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Entry, type Meeting, minutesMarkdown, mostChanges } from "./minutes";
import { readMinutes } from "./minutes-store";

const meeting: Meeting = {
  project: "pytorch",
  version: "2.12.0",
  from: "2026-04-20T16:00:00.000Z",
  to: "2026-04-24T14:30:00.000Z",
  tracker: "https://github.com/pytorch/pytorch/issues/180506",
  verdict: { call: "no-go", target: "M4", reason: "12 milestone items are still open." },
  flips: [{ what: "Decide 4 pick requests", url: "https://example.org/a", who: ["atalman", "malfet"] }],
  changes: [
    { text: "lint fails since 3fa8c21", url: "https://example.org/ci" },
    { text: "#181441 reverted on the branch", url: "https://example.org/pick" },
  ],
};
const address = "https://hud.example.org/pytorch/2.12.0/sync?since=2026-04-20T16:00:00Z&at=2026-04-24T14:30:00Z";
const entry = (over: Partial<Entry>): Entry => ({
  id: "1",
  kind: "decision",
  who: null,
  text: "M4 stays.",
  at: "2026-04-24T14:31:00.000Z",
  ...over,
});

describe("the copied minutes", () => {
  it("hold verdict, decisions, actions with owner, questions, changes and links, in that order", () => {
    const entries = [
      entry({ id: "3", kind: "question", who: "angelayi", text: "Does #176994 come back?" }),
      entry({ id: "2", kind: "action", who: "huydhn", text: "Land the fix." }),
      entry({}),
    ];
    expect(minutesMarkdown(meeting, entries, address)).toBe(`## pytorch 2.12.0 sync, Fri 24 Apr 2026

**NO-GO for M4.** 12 milestone items are still open.

Data held at 24 Apr 14:30 UTC and compared with 20 Apr 16:00 UTC: ${address}

### Decisions

- M4 stays.

### Actions

- [ ] @huydhn: Land the fix.

### Questions

- @angelayi: Does #176994 come back?

### What would make it go

- [Decide 4 pick requests](https://example.org/a) (atalman)

### Changed since Mon 20 Apr

- [lint fails since 3fa8c21](https://example.org/ci)
- [#181441 reverted on the branch](https://example.org/pick)

Tracker: https://github.com/pytorch/pytorch/issues/180506
`);
  });

  it("leave out what nobody said", () => {
    const text = minutesMarkdown({ ...meeting, flips: [], changes: [] }, [], address);
    expect(text).not.toMatch(/###/);
  });

  it("tell the same changes in the same order as they were given, and where the rest is", () => {
    const changes = Array.from({ length: mostChanges + 7 }, (_, n) => ({
      text: `change ${n}`,
      url: `https://e.org/${n}`,
    }));
    const text = minutesMarkdown({ ...meeting, changes }, [], address);
    const told = [...text.matchAll(/^- \[change (\d+)\]/gm)].map((match) => Number(match[1]));
    expect(told).toEqual(Array.from({ length: mostChanges }, (_, n) => n));
    expect(text).toContain(`- and 7 more: ${address}#changed`);
  });

  it("keep every entry on a line of its own, whatever was typed", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.constantFrom("decision", "action", "question"), (text, kind) => {
        const before = minutesMarkdown(meeting, [entry({ kind, text: "x" })], address).split("\n").length;
        expect(minutesMarkdown(meeting, [entry({ kind, text })], address).split("\n")).toHaveLength(before);
      }),
    );
  });

  it("do not let a change's text end its link", () => {
    const changes = [{ text: "a ] b [ c", url: "https://example.org/x" }];
    expect(minutesMarkdown({ ...meeting, changes }, [], address)).toContain("- [a \\] b \\[ c](https://example.org/x)");
  });
});

describe("kept minutes", () => {
  it("are read back as they were written", () => expect(readMinutes(JSON.stringify([entry({})]))).toEqual([entry({})]));

  it.each(["", "{", "null", "7", '[{"id":1}]', '[{"id":"1","kind":"verdict","who":null,"text":"","at":""}]'])(
    "are empty where something else stands there: %s",
    (text) => expect(readMinutes(text)).toEqual([]),
  );
});
