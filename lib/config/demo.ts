import type { Project } from "../domain/project";
import { defineProject } from "./projects";

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
