import type { CellState, CiView, CiWorkflowView } from "@/lib/view/schemas";
import { asOf, repo, runUrl } from "./base";
import { commits, head } from "./commits";

const states: Record<string, CellState> = {
  p: "pass",
  f: "fail",
  k: "flaky",
  r: "running",
  c: "cancelled",
  s: "skipped",
  n: "absent",
};
const spell = (letters: string): CellState[] => [...letters].map((letter) => states[letter] ?? "absent");

type Drawn = {
  name: string;
  cells: string;
  rate: number;
  jobs?: Record<string, string>;
  binary?: boolean;
  suspects?: string[];
};

const clean = "pppppppppppppppppppp";
const broken = "fffffppppppppppppppp";
/** Newest first, one letter per commit. */
const drawn: Drawn[] = [
  {
    name: "linux-binary-manywheel",
    cells: broken,
    rate: 0.75,
    binary: true,
    suspects: ["3fa8c21"],
    jobs: {
      "py3_12-cpu": clean,
      "py3_12-cuda12_6": clean,
      "py3_12-cuda12_8": clean,
      "py3_12-cuda13_0": broken,
      "py3_13-cuda13_0": broken,
      "py3_14-cuda13_0": broken,
      "py3_12-rocm7_2": clean,
    },
  },
  {
    name: "windows-binary-wheel",
    cells: "ppkpkppppkppppkppppp",
    rate: 0.8,
    binary: true,
    jobs: {
      "py3_10-cpu": clean,
      "py3_12-cpu": "ppppppppppppppkppppp",
      "py3_12-cuda12_8": "ppkppppppkpppppppppp",
      "py3_13-cuda13_0": "ppppkppppppppppppppp",
      "py3_14-cuda13_0": clean,
    },
  },
  {
    name: "rocm",
    cells: "rpppppnppppppppfpppp",
    rate: 0.94,
    jobs: { build: "ppppppnppppppppppppp", "test-1": "rpppppnppppppppfpppp", "test-2": "rpppppnppppppppppppp" },
  },
  { name: "lint", cells: clean, rate: 1, jobs: { quick: clean, clang: clean } },
  {
    name: "pull",
    cells: "ppppkppppppppkpppppp",
    rate: 0.9,
    jobs: {
      "py3.10-clang18": clean,
      "py3.14-gcc13": "pppppppppppppkpppppp",
      "cuda13.0-gcc11": clean,
      "cuda12.8-gcc11": "ppppkppppppppppppppp",
      asan: clean,
      "bc-check": clean,
    },
  },
  {
    name: "trunk",
    cells: "ppppppppppkppppppppp",
    rate: 0.95,
    jobs: {
      "macos-arm64": clean,
      "win-cpu": clean,
      "win-cuda12.8": "ppppppppppkppppcpppp",
      "cuda13.0-slow": clean,
      libtorch: clean,
    },
  },
  {
    name: "inductor",
    cells: "ppppppppppppppppfppp",
    rate: 0.95,
    jobs: { cpu: clean, "cuda13.0": "ppppppppppppppppfppp", dynamic: "ppppppppppppppppfppp" },
  },
  { name: "xpu", cells: "ppppppppppnppppppppp", rate: 1 },
  { name: "docs", cells: clean, rate: 1, jobs: { build: clean, push: "psssssspssspssssspss" } },
  { name: "linux-binary-libtorch", cells: clean, rate: 1, binary: true },
  { name: "linux-aarch64-binary-manywheel", cells: "pppppppppppppppppfpp", rate: 0.95, binary: true },
  { name: "macos-arm64-binary-wheel", cells: "pppppppppppcpppppppp", rate: 1, binary: true },
];

function workflow({ name, cells, rate, jobs, binary = false, suspects = [] }: Drawn): CiWorkflowView {
  const named = Object.entries(jobs ?? {}).map(([job, letters]) => ({ name: job, states: spell(letters) }));
  const list = spell(cells);
  const jobsIn = (state: CellState, at: number) =>
    named.filter((job) => job.states[at] === state).map((job) => job.name);
  const streak = list.findIndex((state) => state !== "fail");
  return {
    name,
    state: list[0] ?? "absent",
    expected: true,
    binary,
    failingSince: streak > 0 ? (commits[streak - 1]?.sha ?? null) : null,
    suspects,
    passRate: rate,
    cells: list.map((state, at) => {
      const sha = commits[at]?.sha ?? "";
      return {
        sha,
        state,
        url: state === "absent" ? null : runUrl(name, sha),
        failedJobs: jobsIn("fail", at).map((job) => ({ name: job, url: runUrl(`${name}/${job}`, sha) })),
        flakyJobs: jobsIn("flaky", at),
        running: state === "running" ? { done: 1, total: 3 } : null,
      };
    }),
    ...(named.length > 0 ? { jobs: named } : {}),
  };
}

export const ci: CiView = {
  asOf,
  repo,
  branch: "release/2.12",
  head,
  state: "fail",
  passRate: 0.93,
  commits,
  workflows: drawn.map(workflow),
};
