/** A repository with its conventions, as hud.yaml states them or as the conventions' defaults do. */
export type Project = {
  slug: string;
  repo: string; // owner/name
  trunk: string;
  /** Patterns with {major}, {minor}, {patch}, {version} and {n}. */
  branch: string;
  originBranch: string | null;
  candidateTag: string;
  finalTag: string;
  tracker: { label: string };
  /** Labels that a landing bot sets; null where changes merge natively. */
  landedLabel: string | null;
  revertedLabel: string | null;
  /** Label of plans that stand in the scope without being changes. */
  featureLabel: string | null;
  /** Label of issues that justify a pick to a patch release. */
  highPriorityLabel: string | null;
  companions: Companion[];
  processDocument: string | null;
  /** Where the draft of the release notes stands, besides the GitHub release. */
  notes: { file: string | null; issue: number | null };
  workflows: {
    /** Null: learnt from what ran on most of the last commits. */
    required: string[] | null;
    binaries: string[] | null;
    validation: { repo: string; workflow: string } | null;
    docs: string | null;
    nightly: string | null;
  };
  sync: { weekday: Weekday; time: string; zone: string };
  workstreams: Record<string, string[]>;
};

export type Companion = { repo: string; branch: string | null };

export type Weekday = "monday" | "tuesday" | "wednesday" | "thursday" | "friday" | "saturday" | "sunday";

/** Fills a pattern: `release/{major}.{minor}` with 2.12.0 is `release/2.12`. */
export function fillPattern(pattern: string, version: string, n?: number): string {
  const [major = "", minor = "", patch = ""] = version.split(".");
  return pattern
    .replaceAll("{major}", major)
    .replaceAll("{minor}", minor)
    .replaceAll("{patch}", patch)
    .replaceAll("{version}", version)
    .replaceAll("{n}", n === undefined ? "" : String(n));
}

/** What a release's milestone may be called. Where both are there, what stands in either is its scope. */
export const milestoneTitles = (version: string): string[] => [version, `v${version}`];
