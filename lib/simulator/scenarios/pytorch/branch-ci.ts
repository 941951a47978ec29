import { plus, scriptTime } from "../../time";
import { idleSuite, type Odd, runWorkflow, type Workflow } from "../../world/runs";
import type { Place } from "../../world/script";
import { binaryWorkflows, branchWorkflows } from "./cast";

type Cell = "absent" | Readonly<Record<string, Odd>>;
/** What was not simply green, by the first digits of a commit and the workflow. */
export type OddCells = Readonly<Record<string, Readonly<Record<string, Cell>>>>;

const cuda13: Cell = { "py3_12-cuda13_0": "fail", "py3_13-cuda13_0": "fail", "py3_14-cuda13_0": "fail" };

export const oddCells: OddCells = {
  c05f6d8: { "linux-aarch64-binary-manywheel": { "py3_12-cuda13_0": "fail" } },
  "1d9e8a3": { inductor: { "cuda13.0": "fail", dynamic: "fail" } },
  "77b1f05": { rocm: { "test-1": "fail" } },
  a44d913: { "windows-binary-wheel": { "py3_12-cpu": "flaky" } },
  "2ef0c48": { pull: { "py3.14-gcc13": "flaky" } },
  d3c95f0: { "macos-arm64-binary-wheel": { "py3_14-cpu": "cancelled" } },
  "9d27c3a": { trunk: { "win-cuda12.8": "flaky" }, xpu: "absent" },
  "08e6bb4": { "windows-binary-wheel": { "py3_12-cuda12_8": "flaky" } },
  c7740b1: { rocm: "absent" },
  "3fa8c21": {
    "linux-binary-manywheel": cuda13,
    "windows-binary-wheel": { "py3_13-cuda13_0": "flaky" },
    pull: { "cuda12.8-gcc11": "flaky" },
  },
  e29b518: { "linux-binary-manywheel": cuda13 },
  "41fe7c0": { "linux-binary-manywheel": cuda13, "windows-binary-wheel": { "py3_12-cuda12_8": "flaky" } },
  b80d9a6: { "linux-binary-manywheel": cuda13 },
  "7c1e4f2": {
    "linux-binary-manywheel": cuda13,
    rocm: { "test-1": { is: "pass", wait: 60, minutes: 200 }, "test-2": { is: "pass", wait: 190, minutes: 60 } },
  },
};

/** The documentation is pushed only from some commits; elsewhere that job is skipped. */
const pushed = new Set(["c05f6d8", "9d27c3a", "5c0d1e8", "7c1e4f2"]);

/** Runs the branch's workflows on a commit, two minutes after it came. */
export function runBranchCi(place: Place, at: string, sha: string, branch: string, odd: OddCells = oddCells): void {
  const start = plus(scriptTime(at), 120);
  const short = sha.slice(0, 7);
  for (const workflow of branchWorkflows) {
    const cell = odd[short]?.[workflow.name] ?? {};
    if (cell === "absent") continue;
    const docs: Cell = workflow.name === "docs" && !pushed.has(short) ? { push: "skipped" } : {};
    runWorkflow(place, { at: start, by: "pytorchmergebot", sha, branch, workflow, odd: { ...docs, ...cell } });
  }
  idleSuite(place, { at: start, sha, app: "facebook-github-tools", branch });
}

/** A tag builds the binaries once more. */
export function runTagBuilds(place: Place, at: string, sha: string, odd: Record<string, Odd> = {}): void {
  for (const workflow of binaryWorkflows)
    runWorkflow(place, { at: plus(scriptTime(at), 60), by: "seemethere", sha, branch: null, workflow, odd });
}

const nightlyWorkflows: readonly Workflow[] = [
  { name: "linux-binary-manywheel", minutes: 50, jobs: ["py3_12-cpu", "py3_12-cuda13_0"], event: "schedule" },
  { name: "macos-arm64-binary-wheel", minutes: 40, jobs: ["py3_12-cpu"], event: "schedule" },
];

export function runNightly(place: Place, at: string, sha: string, odd: Record<string, Odd> = {}): void {
  for (const workflow of nightlyWorkflows)
    runWorkflow(place, { at: plus(scriptTime(at), 60), by: "pytorchmergebot", sha, branch: "nightly", workflow, odd });
}
