import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { WrittenRef } from "../domain/written";
import { checkRequest, readChecklist, readComment, readNotes, readProcess, readTracker } from ".";

/** Documents of each kind in the forms that people use; the mutations cut, double, swap and soil them. */
const seeds = [
  "We cut a [release branch](https://github.com/acme/engine/tree/release/2.12) for 2.12.0.\n\n* Phase 1 (until ~~20/4/26~~ 27/4/26 5PM PST): a\n* Phase 2 (after 27/4/26): b\n* M4: Final (week of 27/4/26)\n\n**Phase 1 (until 27/4/26):**\n1. Regressions ([list](https://github.com/acme/engine/issues?q=label%3A%22a%22))\n\nrelease managers (@ann, @bob).\n",
  "| Id | Step | Date |\n|---|---|---|\n| M6 | Release day | May 13, 2026 |\n\nUntil April 27 we take fixes. After that only blockers.\n```\ngit checkout release/2.11 #7\n```\n",
  "Link to landed trunk PR (if applicable):\n* #181 and https://github.com/acme/wheels/pull/77\n\nLink to release branch PR:\n* ~~#9~~ [#182](https://github.com/acme/engine/pull/182) - merged\n\nCriteria Category:\n* Critical - crash, see #183\n---\n@ann merged\n@bob: reverted in #184\n",
  "> Link to release branch PR:\n> * #5\n\n@jo why? Not merged.\n/hud accept picks-settled until 2026-05-01: ok\n/hud go M4: x\n",
  "# Notes 2.12\n## **New**\n### Core\n* net\n    * a ([#12](https://github.com/acme/engine/pull/12)) ([#13](https://github.com/acme/engine/pull/1313))\n## Bugs (#14)\n<table><tr><td>x #15</td></tr></table>\n",
  "| Version | Python | CUDA | Release branch cut |\n|---|---|---|---|\n| 2.7 | >=3.9 | None | (Mar 2025) |\n- [x] wheels @ann #16\n - [ ] odd\n",
];
const dirt = [
  "[",
  "](",
  "**",
  "`",
  "```\n",
  "~~",
  "~",
  "|",
  "#",
  "#0",
  "#999999999999",
  "@",
  "/",
  "\\",
  "\r\n",
  "\n\n",
  "> ",
  "- ",
  "    ",
  "1. ",
  "<!--",
  "-->",
  "<b>",
  "\u200b",
  "\u202e",
  "\ufeff",
  "\u0000",
  "\ud800",
  "é",
  "漢字",
  "😀",
  "javascript:alert(1)",
  "99/99/99",
  "2026-13-45",
  "Phase 9",
  "---\n",
  "===\n",
  "&#35;1",
  "GH-3",
  "\t",
  ":",
];

const position = fc.double({ min: 0, max: 1, noNaN: true });
const mutation = fc.record({
  kind: fc.constantFrom("cut", "double", "insert", "splice", "repeat"),
  a: position,
  b: position,
  dirt: fc.constantFrom(...dirt),
  seed: fc.constantFrom(...seeds),
});
const mutated = fc
  .tuple(fc.constantFrom(...seeds), fc.array(mutation, { minLength: 1, maxLength: 6 }))
  .map(([seed, mutations]) =>
    mutations.reduce((text, { kind, a, b, dirt: bit, seed: other }) => {
      const from = Math.floor(Math.min(a, b) * text.length);
      const to = Math.floor(Math.max(a, b) * text.length);
      switch (kind) {
        case "cut":
          return text.slice(0, from) + text.slice(to);
        case "double":
          return text.slice(0, to) + text.slice(from);
        case "insert":
          return text.slice(0, from) + bit + text.slice(from);
        case "repeat":
          return text.slice(0, from) + bit.repeat(20) + text.slice(from);
        default:
          return text.slice(0, from) + other.slice(Math.floor(a * other.length)) + text.slice(to);
      }
    }, seed),
  );

const repo = "acme/engine";
const base = { repo, author: "jo", createdAt: "2026-04-20T10:00:00Z", managers: ["ann"] };
const tracker = readTracker({ ...base, title: "[v2.12.0] Release Tracker", body: seeds[0] ?? "" });

/** Every number that the text could mean: its runs of digits. */
function numbersIn(text: string): Set<number> {
  return new Set([...text.matchAll(/\d+/g)].map((found) => Number(found[0])));
}

/** The references that do not stand in the text. */
function madeUp(refs: readonly WrittenRef[], text: string, numbers: ReadonlySet<number>): WrittenRef[] {
  return refs.filter((ref) => {
    const named = "number" in ref ? numbers.has(ref.number) : text.toLowerCase().includes(ref.sha);
    return !named || (ref.repo !== repo && !text.includes(ref.repo));
  });
}

function refsRead(text: string): WrittenRef[] {
  const comment = readComment({ ...base, body: text });
  const entries = readNotes(text, repo).sections.flatMap((one) => one.modules.flatMap((module) => module.entries));
  return [
    ...comment.mentions,
    ...comment.requests.flatMap((one) => [...one.trunk, ...one.release, ...one.context]),
    ...entries.flatMap((one) => [...one.prs, ...one.issues].map((number) => ({ repo, number }))),
  ];
}

/** What of a tracker, a checklist or a process document cannot have been read from any text. */
function impossible(text: string): string[] {
  const read = readTracker({ ...base, title: "[v2.12.0] Release Tracker", body: text });
  const boxes = readChecklist(text);
  readProcess(text);
  return [
    ...read.managers.filter((login) => !text.includes(login)),
    ...read.milestones.map((one) => one.date ?? "2026-01-01").filter((date) => !/^\d{4}-\d{2}-\d{2}$/.test(date)),
    ...(/^https?:\/\//.test(read.hud ?? "https://") ? [] : ["hud"]),
    ...(boxes.done <= boxes.total ? [] : ["boxes"]),
  ];
}

describe("20,000 mutated documents", () => {
  it("are read without an exception, a hang, or a reference that is not in the text", { timeout: 300_000 }, () => {
    // Every document is read for references; the readers without any take each fourth, for the time it needs.
    const property = fc.property(mutated, fc.nat(3), (text, lot) => {
      const faults: unknown[] = madeUp(refsRead(text), text, numbersIn(text));
      if (lot === 0) {
        faults.push(...impossible(text));
        checkRequest({ ...base, body: text, tracker, site: "https://github.com" });
      }
      expect(faults).toEqual([]);
    });
    fc.assert(property, { numRuns: 20_000 });
  });
});
