import type { Project } from "../domain/project";
import { defineProject } from "./projects";

/** The worlds of the demo, each in a sentence. The simulated GitHub itself is never loaded by a page. */
export const demoScenarios = [
  { name: "pytorch-2.12", text: "Three days before the final candidate: no-go" },
  { name: "patch-2.12.1", text: "A patch release with its own criteria" },
  { name: "all-green", text: "Every gate passes" },
  { name: "red", text: "Everything that can go wrong has gone wrong" },
  { name: "native", text: "A repository that merges natively" },
  { name: "high-load", text: "Four hundred requests and 1,800 jobs" },
  { name: "empty", text: "Nothing is tracked yet" },
] as const;

/** The world that is shown where none is asked for. */
export const defaultScenario = demoScenarios[0].name;

/** What hud.yaml would say for the repositories of the simulated GitHub. */
export function demoProjects(scenario: string): Project[] {
  if (scenario === "native") {
    return [
      defineProject({
        slug: "pilot",
        repo: "harborlight/pilot",
        branch: "stable/{major}.{minor}",
        originBranch: null,
        candidateTag: "v{version}-rc.{n}",
        tracker: { label: "release" },
        landedLabel: null,
        revertedLabel: null,
        processDocument: null,
        workflows: { required: ["ci"], binaries: ["packages"] },
      }),
    ];
  }
  return [
    defineProject({
      slug: "pytorch",
      repo: "pytorch/pytorch",
      companions: ["pytorch/vision", "pytorch/audio", "pytorch/executorch", "pytorch/test-infra"],
      workflows: {
        binaries: ["linux-binary-manywheel"],
        validation: "Validate Binaries",
        docs: "docs",
      },
      workstreams: {
        "Core/Marketing": ["jbschlosser"],
        "Release Eng": ["atalman", "malfet"],
        "Doc Eng": ["svekars"],
        "Release notes": ["seemethere"],
        Partner: ["huydhn"],
      },
    }),
  ];
}
