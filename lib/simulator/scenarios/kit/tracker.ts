/** The text of a tracker: the project's headings and form, our sentences. */
export type TrackerFacts = {
  repo: string;
  version: string;
  branch: string;
  previous: string;
  phase1Until: string;
  schedule: readonly string[];
  managers: readonly string[];
};

export function trackerBody(facts: TrackerFacts): string {
  const tree = `https://github.com/${facts.repo}/tree/${facts.branch}`;
  const managers = facts.managers.map((login) => `@${login}`).join(", ");
  return `The [release branch](${tree}) for the ${facts.version} release is cut.

The plan from here:
* Phase 1 (until ${facts.phase1Until}): finish the release branch
* Phase 2 (after ${facts.phase1Until}): test the release candidates for integration, stability and speed

Requests for cherry-picks are collected in this issue.

## Release dates
${facts.schedule.map((line) => `* ${line}`).join("\n")}

## Cherry-Pick Criteria

**Phase 1 (until ${facts.phase1Until}):**

Changes of low risk that are on main already:

1. Fixes to regressions against ${facts.previous} (label [module: regression](${label(facts.repo, "module: regression")}))
2. Critical fixes for: ${critical(facts.repo)}
3. Critical fixes to new features of ${facts.previous}
4. Test/CI fixes
5. Documentation improvements
6. Compilation fixes for other compilers or third-party libraries
7. Release branch specific changes (version numbers, pins)

Anything else needs special dispensation by the release managers (currently ${managers}): name "Special Dispensation" as the category, and say why.

**Phase 2 (after ${facts.phase1Until}):**

Every change now costs a new candidate and another round of tests. Only **release-blocking** critical fixes are taken now, for: ${critical(facts.repo)}

## Cherry-Pick Process

1. Land your change on main first, unless it is for the release branch only.
2. Open a pull request against ${facts.branch}, and do not merge it yourself.
3. Ask for it in a comment of this form:

\`\`\`
Link to landed trunk PR (if applicable):
*

Link to release branch PR:
*

Criteria Category:
*
\`\`\`

A release manager answers here, and merges once the checks pass.

HUD: https://hud.pytorch.org/hud/${facts.repo}/${facts.branch.replaceAll("/", "%2F")}

### Versions
${facts.version}
`;
}

export type PatchFacts = Omit<TrackerFacts, "schedule" | "previous"> & { fixes: string; schedule: readonly string[] };

export function patchTrackerBody(facts: PatchFacts): string {
  const managers = facts.managers.map((login) => `@${login}`).join(", ");
  return `This issue collects cherry-picks for the ${facts.version} patch. The [release branch](https://github.com/${facts.repo}/tree/${facts.branch}) is the one of ${facts.fixes}.

The plan:
* Phase 1 (until ${facts.phase1Until}): take cherry-picks
* Phase 2 (after ${facts.phase1Until}): test the release candidates

**A request must link a high-priority issue, or the CI failure of the last candidate that it repairs.**

## Release dates
${facts.schedule.map((line) => `* ${line}`).join("\n")}

## Cherry-Pick Criteria

**Phase 1 (until ${facts.phase1Until}):**

No feature work. What can be taken:

1. Fixes to regressions against ${facts.fixes}
2. Low risk critical fixes for: silent correctness, backwards compatibility, crashes, deadlocks, (large) memory leaks
3. Fixes to features that are new in ${facts.fixes}
4. Documentation improvements
5. Release branch specific changes (blocking CI fixes, version numbers)

Anything else needs special dispensation by the release managers (currently ${managers}).

No request is taken after ${facts.phase1Until}.

## Cherry-Pick Process

\`\`\`
Link to landed trunk PR (if applicable):
*

Link to release branch PR:
*

Criteria Category:
*
\`\`\`

### Versions
${facts.version}
`;
}

function critical(repo: string): string {
  const named: [string, string][] = [
    ["silent correctness", "topic: correctness (silent)"],
    ["backwards compatibility", "topic: bc-breaking"],
    ["crashes", "topic: crash"],
    ["deadlocks", "topic: deadlock"],
  ];
  const links = named.map(([text, name]) => `[${text}](${label(repo, name)})`).join(", ");
  return `${links}, (large) [memory leaks](${label(repo, "topic: memory usage")})`;
}

function label(repo: string, name: string): string {
  return `https://github.com/${repo}/issues?q=${encodeURIComponent(`is:issue is:open label:"${name}"`)}`;
}
