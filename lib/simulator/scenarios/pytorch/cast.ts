import type { Association } from "../../world/model";
import type { Workflow } from "../../world/runs";
import { type Place, repository, type Script } from "../../world/script";
import type { Project } from "../kit/picks";
import type { ProjectSettings } from "../scenario";

export const people: Record<string, Association> = {
  atalman: "MEMBER",
  malfet: "MEMBER",
  seemethere: "MEMBER",
  huydhn: "MEMBER",
  angelayi: "MEMBER",
  azahed98: "CONTRIBUTOR",
  eqy: "COLLABORATOR",
  naromero77amd: "COLLABORATOR",
  "yangw-dev": "MEMBER",
  drisspg: "MEMBER",
  guangyey: "COLLABORATOR",
  kwen2501: "MEMBER",
  pytorchmergebot: "MEMBER",
  dwilkes: "NONE",
  "release-hud": "NONE",
};

export const bots = ["pytorch-bot", "facebook-github-bot"];

export function pytorchPlace(script: Script, at: string): Place {
  return repository(script, { name: "pytorch/pytorch", at, people: { ...people, pytorchbot: "MEMBER" }, bots });
}

const jobs = (...names: string[]) => names;

/** The workflows that run on every commit of the release branch. */
export const branchWorkflows: readonly Workflow[] = [
  {
    name: "linux-binary-manywheel",
    minutes: 48,
    jobs: jobs(
      "py3_12-cpu",
      "py3_12-cuda12_6",
      "py3_12-cuda12_8",
      "py3_12-cuda13_0",
      "py3_13-cuda13_0",
      "py3_14-cuda13_0",
      "py3_12-rocm7_2",
    ),
  },
  {
    name: "windows-binary-wheel",
    minutes: 62,
    jobs: jobs("py3_10-cpu", "py3_12-cpu", "py3_12-cuda12_8", "py3_13-cuda13_0", "py3_14-cuda13_0"),
  },
  { name: "rocm", minutes: 80, jobs: jobs("build", "test-1", "test-2") },
  { name: "lint", minutes: 9, jobs: jobs("quick-checks", "lintrunner", "workflow-checks") },
  {
    name: "pull",
    minutes: 56,
    jobs: jobs("py3.10-clang18", "py3.14-gcc13", "cuda13.0-gcc11", "cuda12.8-gcc11", "asan", "bc-check"),
  },
  { name: "trunk", minutes: 70, jobs: jobs("macos-arm64", "win-cpu", "win-cuda12.8", "cuda13.0-slow", "libtorch") },
  { name: "inductor", minutes: 58, jobs: jobs("cpu", "cuda13.0", "dynamic") },
  { name: "xpu", minutes: 52, jobs: jobs("build", "test") },
  { name: "docs", minutes: 24, jobs: jobs("build", "push") },
  { name: "linux-binary-libtorch", minutes: 40, jobs: jobs("cpu-shared", "cuda13_0-shared") },
  { name: "linux-aarch64-binary-manywheel", minutes: 66, jobs: jobs("py3_12-cpu", "py3_13-cpu", "py3_12-cuda13_0") },
  { name: "macos-arm64-binary-wheel", minutes: 44, jobs: jobs("py3_12-cpu", "py3_13-cpu", "py3_14-cpu") },
];

export const binaryWorkflows = branchWorkflows.filter((one) => one.name.includes("binary"));

/** 56 jobs, as a pull request against the release branch runs them. */
export const pullChecks: readonly Workflow[] = [
  { name: "lint", minutes: 8, jobs: numbered("lint", 8) },
  { name: "pull", minutes: 55, jobs: numbered("pull-test", 16) },
  { name: "trunk", minutes: 68, jobs: numbered("trunk-test", 12) },
  { name: "linux-binary-manywheel", minutes: 45, jobs: numbered("manywheel", 12) },
  { name: "docs", minutes: 20, jobs: numbered("docs-build", 8) },
];

function numbered(name: string, count: number): string[] {
  return Array.from({ length: count }, (_, index) => `${name}-${index + 1}`);
}

export function pytorchProject(place: Place, branch: string, tracker: number, manager = "malfet"): Project {
  return { place, branch, tracker, bot: "pytorchmergebot", picker: "pytorchbot", manager, checks: pullChecks };
}

/** The settings that the truth of the PyTorch worlds goes by. */
export const pytorchSettings: ProjectSettings = {
  slug: "pytorch",
  repo: "pytorch/pytorch",
  trunk: "main",
  branch: "release/{major}.{minor}",
  originBranch: "orig/release/{major}.{minor}",
  candidateTag: "v{version}-rc{n}",
  finalTag: "v{version}",
  tracker: { label: "release tracker" },
  landedLabel: "Merged",
  revertedLabel: "Reverted",
  featureLabel: "release-feature-request",
  highPriorityLabel: "high priority",
  companions: ["pytorch/vision", "pytorch/audio", "pytorch/executorch", "pytorch/test-infra"].map((repo) => ({
    repo,
    branch: null,
  })),
  processDocument: "RELEASE.md",
  workflows: {
    required: null,
    binaries: ["linux-binary-manywheel"],
    validation: { repo: "pytorch/pytorch", workflow: "Validate Binaries" },
    docs: "docs",
    nightly: null,
  },
};
