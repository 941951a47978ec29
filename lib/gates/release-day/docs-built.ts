import type { GateRule } from "../rule";
import { short } from "../wording";

/** The workflow that the configuration names, else the one whose name speaks of documentation. */
export const docsBuilt: GateRule = {
  id: "docs-built",
  target: "release-day",
  title: "Docs build is published",
  group: "CI",
  needs: ["ci", "branch"],
  evaluate: ({ ci, wants, branch, release }) => {
    const wanted = wants.docs?.toLowerCase();
    const workflow = ci.workflows.find((one) =>
      wanted === undefined ? /\bdocs?\b/i.test(one.name) : one.name.toLowerCase() === wanted,
    );
    if (!workflow && wanted === undefined)
      return { status: "not-applicable", summary: "The project names no docs workflow" };
    if (branch.exists === false) return { status: "not-yet", summary: "Starts when the branch is cut" };
    const who = release.managers.slice(0, 1);
    const cell = workflow?.cells[0];
    const url = cell?.url ?? branch.url;
    const name = workflow?.name ?? wants.docs ?? "docs";
    const evidence = [{ text: `${name}: ${cell?.state ?? "absent"}`, url }];
    const flips = [
      { what: `Build the docs of ${release.branch}`, detail: `${name} on HEAD`, verb: "run the build", who, url },
    ];
    switch (cell?.state) {
      case "pass":
      case "flaky":
        return { status: "pass", summary: `${release.branch} docs built from ${short(cell.sha)}`, evidence };
      case "running":
        return { status: "running", summary: "Still building", clause: "the docs are still building", evidence, flips };
      case "fail":
      case "cancelled":
        return {
          status: "fail",
          summary: `${name} fails on HEAD`,
          clause: "the docs do not build",
          evidence,
          who,
          flips,
        };
      default: {
        const last = workflow?.cells.find((one) => one.state === "pass" || one.state === "flaky");
        const summary = last ? `Last built from ${short(last.sha)}, not from HEAD` : `${name} has not run on HEAD`;
        return {
          status: last ? "warn" : "unknown",
          summary,
          clause: "the docs are not built from HEAD",
          evidence,
          who,
          flips,
        };
      }
    }
  },
};
