import { describe, expect, it } from "vitest";
import type { MatrixRow } from "../domain/written";
import { changedCells, columnsOf, partsOf } from "./matrix";

const row = (version: string, cells: Record<string, string>): MatrixRow => ({
  version,
  python: null,
  cpp: null,
  cuda: null,
  cudaExperimental: null,
  rocm: null,
  cells: { "Engine version": version, ...cells },
});

describe("the compatibility matrix", () => {
  it("parts a cell at commas, and not inside brackets", () => {
    expect(partsOf("CUDA 11.8 (cuDNN 9.1, static), CUDA 12.6")).toEqual(["CUDA 11.8 (cuDNN 9.1, static)", "CUDA 12.6"]);
    expect(partsOf("None")).toEqual([]);
  });

  it("tells what came and what went between two versions, column by column", () => {
    const older = row("2.6", { Python: ">=3.9, <=3.13", CUDA: "CUDA 11.8, CUDA 12.4", "C++": "C++17" });
    const newer = row("2.7", { Python: ">=3.10, <=3.13", CUDA: "CUDA 11.8, CUDA 12.6", "C++": "C++17" });
    const columns = columnsOf([newer, older]);
    expect(columns).toEqual(["Python", "CUDA", "C++"]);
    expect(changedCells(older, newer, columns)).toMatchObject([
      { column: "Python", added: [">=3.10"], removed: [">=3.9"] },
      { column: "CUDA", added: ["CUDA 12.6"], removed: ["CUDA 12.4"] },
    ]);
  });

  it("a column that a row lacks lists nothing", () => {
    expect(changedCells(row("1", {}), row("2", { XPU: "2025.0" }), ["XPU"])).toMatchObject([{ added: ["2025.0"] }]);
  });
});
