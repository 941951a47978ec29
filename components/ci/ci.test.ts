import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ci } from "@/e2e/samples/ci";
import type { CellState, CiView } from "@/lib/view/schemas";
import { cellWidth, gridOf, jobCount, matcher, openAtFirst } from "./columns";
import { moved, placeAt } from "./place";
import { rowsOf } from "./rows";
import { headLine, passTrend, perCommit, said, worstFirst } from "./summary";
import { breakAt, isItReal, nextFailure } from "./verdict";

const workflow = (name: string) => {
  const found = ci.workflows.find((other) => other.name === name);
  if (!found) throw new Error(name);
  return found;
};
const all = { text: "", only: "all" } as const;
const everything = new Set(ci.workflows.map(({ name }) => name));

describe("CI in words", () => {
  it("puts what fails first and says how long", () => {
    expect(
      worstFirst(ci.workflows)
        .slice(0, 3)
        .map(({ name }) => name),
    ).toEqual(["linux-binary-manywheel", "windows-binary-wheel", "rocm"]);
    expect(said(workflow("linux-binary-manywheel")).text).toBe("Fail, 5 in a row");
    expect(said(workflow("windows-binary-wheel")).text).toBe("4 flaky of 20");
    expect(said(workflow("rocm")).text).toBe("Running, 1 of 3");
    expect(said(workflow("lint")).text).toBe("Pass");
  });
  it("never calls a branch green when nothing was read", () => {
    const empty: CiView = { ...ci, workflows: [] };
    expect(headLine(empty).is.tone).toBe("unknown");
    expect(perCommit(empty).every((state) => state === "absent")).toBe(true);
  });
  it("never calls a branch green while a workflow has not run on its head", () => {
    const absent: CiView = {
      ...ci,
      workflows: ci.workflows.map((one) => ({ ...one, state: one.name === "docs" ? "absent" : "pass" })),
    };
    expect(headLine(absent).text).toBe("1 workflow not run");
  });
  it("counts only runs that told something in the trend", () => {
    expect(passTrend(workflow("linux-binary-manywheel")).at(-1)).toBe(0);
    expect(passTrend({ ...workflow("lint"), cells: [] })).toEqual([]);
  });
});

describe("the grid's columns", () => {
  it("hold one per job of an open workflow and one for a closed one", () => {
    expect(
      gridOf(ci.workflows, new Set(["lint"]), all).columns.filter(({ workflow: of }) => of.name === "lint"),
    ).toHaveLength(2);
    expect(gridOf(ci.workflows, new Set(), all).columns).toHaveLength(ci.workflows.length);
  });
  it("never cover each other", () => {
    fc.assert(
      fc.property(fc.subarray([...everything]), (open) => {
        const { columns, width } = gridOf(ci.workflows, new Set(open), all);
        for (const [at, column] of columns.entries()) {
          const next = columns[at + 1];
          if (next) expect(next.x).toBeGreaterThanOrEqual(column.x + cellWidth);
          expect(column.x + cellWidth).toBeLessThanOrEqual(width);
        }
      }),
    );
  });
  it("can be narrowed to what fails, by words and by a regular expression", () => {
    expect(gridOf(ci.workflows, new Set(), { text: "", only: "failing" }).columns.map(({ job }) => job)).toEqual([
      "py3_12-cuda13_0",
      "py3_13-cuda13_0",
      "py3_14-cuda13_0",
    ]);
    expect(
      gridOf(ci.workflows, new Set(), { text: "/^py3_1[23]-cpu$/", only: "all" }).columns.map(({ job }) => job),
    ).toEqual(["py3_12-cpu", "py3_12-cpu"]);
    expect(matcher("/(/")("a(b")).toBe(true);
    expect(jobCount(ci.workflows, "failing")).toBe(3);
  });
  it("open large grids only where something fails", () => {
    const many = ci.workflows.map((one) => ({
      ...one,
      jobs: Array.from({ length: 150 }, (_, at) => ({ name: `${at}`, states: [] })),
    }));
    expect([...openAtFirst(many)]).toEqual(["linux-binary-manywheel"]);
    expect(openAtFirst(ci.workflows).size).toBe(ci.workflows.length);
  });
});

describe("a failure", () => {
  const states = (letters: string): CellState[] =>
    [...letters].map(
      (letter) =>
        (({ f: "fail", p: "pass", k: "flaky", n: "absent", r: "running" }) as const)[letter as "f"] ?? "absent",
    );
  it("is real when it fails on several commits in a row", () => {
    expect(isItReal(states("fffpp"), 0)).toEqual({
      answer: "Yes, not flaky.",
      why: "It fails on 3 commits and never passed between them.",
    });
    expect(isItReal(states("pfp"), 1).answer).toBe("Perhaps not.");
    expect(isItReal(states("rfp"), 1).answer).toBe("Not known yet.");
    expect(isItReal(states("kp"), 0).answer).toBe("Flaky.");
  });
  it("began after the last commit on which the job passed, whatever did not run between", () => {
    expect(breakAt(states("ffnfpp"), 0)).toEqual({ firstFail: 3, lastPass: 4 });
    expect(breakAt(states("ff"), 0)).toEqual({ firstFail: 1, lastPass: null });
    expect(breakAt(states("pf"), 0)).toBeNull();
  });
  it("is found one after the other, round and round", () => {
    const columns = [{ states: states("pf") }, { states: states("fp") }];
    const first = nextFailure(columns, null);
    expect(first).toEqual({ column: 0, row: 1 });
    expect(nextFailure(columns, first)).toEqual({ column: 1, row: 0 });
    expect(nextFailure(columns, { column: 1, row: 0 })).toEqual({ column: 0, row: 1 });
    expect(nextFailure([{ states: states("pp") }], null)).toBeNull();
  });
});

describe("keys in the grid", () => {
  const columns = [{ states: ["pass", "fail"] }, { states: ["pass", "pass"] }] as const;
  it("move by one cell and stop at the edges", () => {
    expect(moved("l", { column: 0, row: 0 }, columns, 2)).toEqual({ column: 1, row: 0 });
    expect(moved("ArrowDown", { column: 1, row: 1 }, columns, 2)).toEqual({ column: 1, row: 1 });
    expect(moved("h", null, columns, 2)).toEqual({ column: 0, row: 0 });
  });
  it("find the next failure and leave by Escape", () => {
    expect(moved("n", null, columns, 2)).toEqual({ column: 0, row: 1 });
    expect(moved("Escape", { column: 0, row: 0 }, columns, 2)).toBeNull();
    expect(moved("Escape", null, columns, 2)).toBeUndefined();
  });
  it("are joined by the pointer, which finds the cell under it and nothing between cells", () => {
    const grid = gridOf(ci.workflows, new Set(["lint"]), all);
    const rows = rowsOf(ci.commits);
    const [column, next] = grid.columns;
    const row = rows.commits[1];
    if (!column || !next || !row) throw new Error("a grid");
    expect(placeAt(column.x + 2, row.y + 2, grid.columns, rows)).toEqual({ column: 0, row: 1 });
    expect(placeAt(next.x - 2, row.y + 2, grid.columns, rows)).toBeNull();
    expect(placeAt(column.x + 2, 2, grid.columns, rows)).toBeNull();
  });
  it("leave every other key, and arrows before a cell is chosen, to the page", () => {
    expect(moved("x", null, columns, 2)).toBeUndefined();
    expect(moved("ArrowDown", null, columns, 2)).toBeUndefined();
  });
});
