import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { readProcess } from "./read";

const matrix =
  "| Engine version | Python | C++ | Stable CUDA | Experimental CUDA | Stable ROCm | XPU |\n|---|---|---|---|---|---|---|\n| 2.7 | >=3.9, (3.13t experimental) | C++17 | CUDA 12.6 | None | ROCm 6.3 | 2025.0 |\n";
const cadence =
  "| Minor Version | Release branch cut | Release date | First patch release date | Second patch release date |\n|---|---|---|---|---|\n| 2.7 | Mar 2025 | (Apr 2025) | (May 2025) | Not planned |\n";

describe("the release process document", () => {
  it("reads every column of the matrix, the unknown ones too", () => {
    const [row] = readProcess(`# Releasing\n\n${matrix}\n\n${cadence}`).matrix;
    expect(row).toMatchObject({
      version: "2.7",
      python: ">=3.9, (3.13t experimental)",
      cpp: "C++17",
      cuda: "CUDA 12.6",
      cudaExperimental: null,
      rocm: "ROCm 6.3",
    });
    expect(row?.cells).toMatchObject({ XPU: "2025.0", "Experimental CUDA": "None" });
  });

  it("reads the cadence; what stands in parentheses is tentative", () => {
    expect(readProcess(cadence).cadence).toEqual([
      {
        version: "2.7",
        cut: "Mar 2025",
        release: "Apr 2025",
        patches: [
          { text: "May 2025", tentative: true },
          { text: "Not planned", tentative: false },
        ],
        tentative: { cut: false, release: true },
      },
    ]);
  });

  const heads = "| Minor Version | Release branch cut | Release date | First patch release date |\n|---|---|---|---|\n";
  const steps = (text: string) =>
    readProcess(text).cadence.map((one) => [
      one.version,
      one.cut,
      one.release,
      ...one.patches.map((patch) => `${patch.text}${patch.tentative ? " ?" : ""}`),
      one.tentative.cut,
      one.tentative.release,
    ]);

  it.each(["v2.7", "Engine 2.7", "2.7 ✅", "**2.7**", "[2.7](https://github.com/acme/engine/milestone/5)"])(
    "reads the version of %s",
    (cell) => {
      expect(steps(`${heads}| ${cell} | Mar 2025 | Apr 2025 | (May 2025) |\n`)).toEqual([
        ["2.7", "Mar 2025", "Apr 2025", "May 2025 ?", false, false],
      ]);
    },
  );

  it("knows the marks of a guess, and takes a dash for nothing", () => {
    expect(steps(`${heads}| 2.7 | ~Mar 2025 | Apr 2025 (tentative) | May 2025? |\n`)).toEqual([
      ["2.7", "Mar 2025", "Apr 2025", "May 2025 ?", true, true],
    ]);
    expect(steps(`${heads}| 2.7 | est. Mar 2025 | TBC | - |\n`)).toEqual([["2.7", "Mar 2025", "TBC", true, false]]);
  });

  it("leaves out what was struck out, and what is quoted", () => {
    const row = "| 2.7 | Mar 2025 | Apr 2025 | (May 2025) |\n";
    expect(steps(`${heads}${row}| ~~2.8~~ | ~~Jun 2025~~ | ~~Jul 2025~~ | |\n`)).toHaveLength(1);
    expect(steps(`> ${(heads + row).trimEnd().replaceAll("\n", "\n> ")}\n`)).toEqual([]);
  });

  it("finds the columns by what they hold, whatever they are called", () => {
    expect(steps(`${heads.replace("Release date", "GA")}| 2.7 | Mar 2025 | Apr 2025 | |\n`)).toEqual([
      ["2.7", "Mar 2025", "Apr 2025", false, false],
    ]);
    const [row] = readProcess(
      "| Engine | Python version | CUDA version |\n|---|---|---|\n| 2.7 | &gt;=3.9 | 12.6 |\n",
    ).matrix;
    expect(row).toMatchObject({ version: "2.7", python: ">=3.9", cuda: "12.6" });
  });

  it("says what a document without them lacks", () => {
    const {
      matrix: rows,
      cadence: steps,
      problems,
    } = readProcess("# Releasing\n\n| OS | Notes |\n|---|---|\n| Linux | x |\n");
    expect([rows, steps]).toEqual([[], []]);
    expect(problems.map((one) => one.code)).toEqual(["no-matrix", "no-cadence"]);
    expect(readProcess("```\n| version | python | cuda |\n|---|---|---|\n```").matrix).toEqual([]);
  });
});

const shared = fileURLToPath(new URL("../../../../shared/documents/RELEASE.md", import.meta.url));

describe.skipIf(!existsSync(shared))(
  `a published process document${existsSync(shared) ? "" : " (shared documents are absent: skipped)"}`,
  () => {
    it("has all its rows", () => {
      const read = readProcess(readFileSync(shared, "utf8"));
      expect(read.matrix.map((one) => one.version)).toEqual([
        "2.7",
        "2.6",
        "2.5",
        "2.4",
        "2.3",
        "2.2",
        "2.1",
        "2.0",
        "1.13",
        "1.12",
      ]);
      expect(read.matrix.every((one) => Object.keys(one.cells).length === 6)).toBe(true);
      expect(read.cadence).toHaveLength(11);
      expect(read.cadence.at(-1)?.patches).toEqual([
        { text: "Jun 2026", tentative: true },
        { text: "Jul 2026", tentative: true },
      ]);
      expect(read.cadence[5]?.patches.map((one) => one.text)).toEqual(["Not planned", "Not planned"]);
      expect(read.problems).toEqual([]);
    });
  },
);
