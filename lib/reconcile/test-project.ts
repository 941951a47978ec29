/** The project and the tracker of the tests' small world. */
import type { Project } from "../domain/project";

export const repo = "octo/engine";
export const branch = "release/2.12";
export const base = `https://github.com/${repo}`;
export const now = "2026-04-24T12:00:00Z";
export const cut = { sha: sha("cut"), at: "2026-04-15T10:00:00Z" };

export const project: Project = {
  slug: "engine",
  repo,
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
  companions: [],
  processDocument: null,
  notes: { file: null, issue: null },
  workflows: { required: ["pull"], binaries: [], validation: null, docs: null, nightly: null },
  sync: { weekday: "monday", time: "16:00", zone: "UTC" },
  workstreams: {},
};

export const trackerBody = `We cut a [release branch](${base}/tree/${branch}) for the 2.12.0 release.

* Phase 1 (until 27/4/26): work on finalizing the release branch
* Phase 2 (after 27/4/26): extended testing based on Release Candidate builds.

## Release dates
* M3: Release branch cut (15/4/26)
* M4: Release branch finalized, Final RC is produced (week of 27/4/26)
* M4.1: Tutorial drafts submission deadline (6/5/26)
* M6: Release Day (13/5/26)

## Cherry-Pick Criteria
**Phase 1 (until 27/4/26):**
1. Fixes to regressions against 2.11
2. Critical fixes for: silent correctness, crashes, deadlocks
3. Critical fixes to new features introduced in 2.11
4. Test/CI fixes
5. Documentation improvements
6. Compilation fixes
7. Release branch specific changes

Any other change requires special dispensation from the release managers (currently @ann, @max).

**Phase 2 (after 27/4/26):**
Only **Release-blocking** critical fixes for: silent correctness, crashes, deadlocks.
`;

/** Forty characters that begin with a readable name's digits. */
export function sha(name: string | number): string {
  const hex = [...String(name)].map((letter) => letter.charCodeAt(0).toString(16).padStart(2, "0")).join("");
  return hex.padEnd(40, "0").slice(0, 40);
}
