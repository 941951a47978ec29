import { describe, expect, it } from "vitest";
import type { WrittenRef } from "../../domain/written";
import { readComment } from "./read";

const repo = "acme/engine";
const sha = "0123456789abcdef0123456789abcdef01234567";

/** What is read, in one line per request: "#1 → #2 docs, ann merged". */
function read(body: string, author = "jo"): string[] {
  const { kind, requests, annotations } = readComment({ body, author, repo, createdAt: "2026-04-20", managers: [] });
  const refs = (list: readonly WrittenRef[]) =>
    list
      .map(
        (ref) =>
          `${ref.repo === repo ? "" : ref.repo}${"number" in ref ? `#${ref.number}` : `@${ref.sha.slice(0, 7)}`}`,
      )
      .join(" ");
  const words = (list: typeof annotations) => list.map((one) => `, ${one.by ?? "nobody"} ${one.state}`).join("");
  if (kind !== "request") return [`${kind}${words(annotations)}`];
  return requests.map((one) =>
    `${refs(one.trunk)} → ${refs(one.release)} ${one.category.name}${words(one.annotations)}`.trim(),
  );
}

const form = (below: string) =>
  `Link to landed trunk PR (if applicable):\n* #1\n\nLink to release branch PR:\n* #2\n\nCriteria Category:\n* Docs\n${below}`;

describe("the form in other shapes", () => {
  it.each([
    [
      "a table with a column to a field",
      "| Trunk PR | Release PR | Category |\n|---|---|---|\n| #1 | #2 | docs |",
      ["#1 → #2 docs"],
    ],
    [
      "a table with a row to a field",
      "| | |\n|---|---|\n| Link to landed trunk PR | #1 |\n| Link to release branch PR | #2 |\n| Criteria Category | Docs |",
      ["#1 → #2 docs"],
    ],
    [
      "a table of two requests",
      "| Trunk PR | Release branch PR | Criteria |\n|---|---|---|\n| #1 | #2 | regression |\n| #3 | #4 | docs |",
      ["#1 → #2 regression", "#3 → #4 docs"],
    ],
    ["semicolons on one line", "Trunk PR: #1; Release PR: #2; Category: docs", ["#1 → #2 docs"]],
    [
      "bold labels on one line, twice",
      "**Trunk PR:** #1 **Release PR:** #2 **Category:** docs\n\n**Trunk PR:** #3 **Release PR:** #4 **Category:** CI",
      ["#1 → #2 docs", "#3 → #4 ci"],
    ],
    ["fields in reverse order", "Criteria Category:\n* docs\n\nRelease branch PR: #2\nMain PR: #1", ["#1 → #2 docs"]],
    ["labels joined by dashes", "PR-URL: #1\nBackport-PR-URL: #2\nReason: docs", ["#1 → #2 docs"]],
    ["a kind for a category", "Cherry pick of: #1\nRelease branch PR: #2\nKind: regression", ["#1 → #2 regression"]],
    ["a reason for the cherry-pick", "Trunk PR: #1\nRelease PR: #2\nReason for cherry-pick:\n* docs", ["#1 → #2 docs"]],
    [
      "a trunk PR that has not landed",
      "Trunk PR: Not landed yet: #1\nRelease PR: #2\nCategory: docs",
      ["#1 → #2 docs"],
    ],
    ["the trunk PR in brackets", "Backport PR: #2 (main PR: #1)\nCategory: docs", ["#1 → #2 docs"]],
    [
      "a link to the merged PR",
      "Link to merged PR:\n* #1\n\nLink to release PR:\n* #2\n\nType: docs",
      ["#1 → #2 docs"],
    ],
    ["headings of one word", "### Trunk\n#1\n### Release\n#2\n### Reason\ndocs", ["#1 → #2 docs"]],
    ["bold lines of one word", "**Trunk**\n\n#1\n\n**Release**\n\n#2\n\n**Category**\n\ndocs", ["#1 → #2 docs"]],
    ["the reason first", "Reason: docs\nRelease PR: #2\nTrunk PR: #1", ["#1 → #2 docs"]],
    [
      "the reason first, twice",
      "Reason: docs\nTrunk PR: #1\nRelease PR: #2\n\nReason: CI\nTrunk PR: #3\nRelease PR: #4",
      ["#1 → #2 docs", "#3 → #4 ci"],
    ],
    [
      "a special dispensation as the reason",
      "Reason:\nSpecial Dispensation\n\nTrunk PR:\n#1\n\nRelease PR:\n#2",
      ["#1 → #2 special-dispensation"],
    ],
    [
      "a category that begins as a label",
      "Trunk PR: N/A\nRelease PR: #2\nCategory:\nRelease-only: the stable index",
      ["→ #2 release-only"],
    ],
    [
      "the category asked for in a sentence",
      "Trunk PR: #1\nRelease PR: #2\nWhich criteria does it meet:\n* docs",
      ["#1 → #2 docs"],
    ],
    [
      "the category twice",
      "Trunk PR: #1\nRelease PR: #2\nCategory: docs\nWhy this meets the criteria: a link is dead\n---\n@ann merged",
      ["#1 → #2 docs, ann merged"],
    ],
    [
      "an open bracket in a label",
      "Link to landed trunk PR (if applicable: #1\nRelease PR: #2\nCategory: docs",
      ["#1 → #2 docs"],
    ],
    ["a full-width colon", "Trunk PR：#1\nRelease PR：#2\nCategory：docs", ["#1 → #2 docs"]],
    [
      "full-width brackets in a label",
      "Trunk PR （if applicable）：\n* #1\nRelease PR：#2\nCategory：docs",
      ["#1 → #2 docs"],
    ],
    ["double arrows", "Link to trunk PR ⇒ #1\nLink to release PR ⇒ #2\nCategory ⇒ docs", ["#1 → #2 docs"]],
    [":emoji: before the labels", ":cherries: Trunk PR: #1\n:ship: Release PR: #2\nCategory: docs", ["#1 → #2 docs"]],
    ["HTML's line ends", "Trunk PR:<br>* #1<br/><br/>Release PR:<br>* #2<br><br>Category:<br>* docs", ["#1 → #2 docs"]],
    [
      "a change that landed again",
      "Trunk PR: #9 reverted and relanded as #1\nRelease PR: #2\nCategory: docs",
      ["#9 #1 → #2 docs"],
    ],
    [
      "links that are defined below",
      "Trunk PR: [fix][1]\nRelease PR: [pick][2]\nCategory: docs\n\n[1]: https://github.com/acme/engine/pull/1\n[2]: https://github.com/acme/engine/pull/2",
      ["#1 → #2 docs"],
    ],
    [
      "a status as a field",
      "Trunk PR: #1\nRelease PR: #2\nCategory: docs\nStatus: merged",
      ["#1 → #2 docs, nobody merged"],
    ],
    ["a status of the trunk PR", "Trunk PR: #1\nStatus: merged\nRelease PR: #2\nCategory: docs", ["#1 → #2 docs"]],
    [
      "an update with its day",
      `${form("")}\n**Update (May 3):** withdrawn, superseded by #7`,
      ["#1 → #2 docs, nobody closed"],
    ],
    [
      "a box that is ticked in the category",
      "Trunk PR: #1\nRelease PR: #2\nCategory:\n- [ ] Regression\n- [x] Docs\n- [ ] CI",
      ["#1 → #2 docs"],
    ],
    [
      "no box that is ticked",
      "Trunk PR: #1\nRelease PR: #2\nCategory:\n- [ ] Regression\n- [ ] Docs",
      ["#1 → #2 unknown"],
    ],
    [
      "a release PR that was closed for another",
      "Trunk PR: #1\nRelease PR: #2 [closed in favour of #7]\nCategory: docs",
      ["#1 → #2 docs, nobody closed"],
    ],
    ["a number joined to its word", "Trunk PR: PR#1\nRelease PR: pr#2\nCategory: docs", ["#1 → #2 docs"]],
    ["an issue in a field between", "Trunk PR: #1\nIssue: #9\nRelease PR: #2\nCategory: docs", ["#1 → #2 docs"]],
    [
      "the branch's address instead of a pull request",
      "Trunk PR: #1\nRelease PR: https://github.com/acme/engine/tree/release/2.12\nCategory: docs",
      ["#1 →  docs"],
    ],
    ["the template left below the filled form", `${form("")}\n${form("").replace(/#\d|Docs/g, "")}`, ["#1 → #2 docs"]],
    ["the template left above it", `${form("").replace(/#\d|Docs/g, "")}\n${form("")}`, ["#1 → #2 docs"]],
    [
      "a comma within a link's text",
      "Trunk PR: [Fix a, release PR: none](https://github.com/acme/engine/pull/1)\nRelease PR: #2\nCategory: docs",
      ["#1 → #2 docs"],
    ],
    ["a sentence about another PR in the reason", `${form("").trim()}, breaks main PR: see #9`, ["#1 → #2 docs"]],
  ])("%s", (_, body, expected) => expect(read(body)).toEqual(expected));
});

describe("requests in other words", () => {
  it.each([
    ["Cherry-pick of #1 to release/2.12: #2", ["#1 → #2 unknown"]],
    ["Cherry-pick request: #1 → release PR #2. Docs only.", ["#1 → #2 docs"]],
    ["Requesting backport of #1 to v2.x-staging. Backport PR: #2", ["#1 → #2 unknown"]],
    ["Nominating #1 for 2.12.1: silent wrong results", ["#1 →  critical"]],
    [`Please backport https://github.com/acme/engine/commit/${sha} to release/2.12`, ["@0123456 →  unknown"]],
    ["Opened a backport PR to release/2.12: #2 (main PR: #1).", ["#1 → #2 unknown"]],
    ["Docs fix: #1 (master), #2 (release/2.12)", ["#1 → #2 docs"]],
    ["Cherry-pick of #1 at #2, CI fix.", ["#1 → #2 ci"]],
    ["The release branch PR for #1 is #2 (regression).", ["#1 → #2 regression"]],
    ["master: #1\n2.12: #2\nreason: docs", ["#1 → #2 docs"]],
    [`# Cherry-pick: fix of the norm\n\n${form("").trim()}`, ["#1 → #2 docs"]],
    ["#1 is already cherry-picked", ["reply, jo merged"]],
    ["#1 should be considered for 2.12.1: silent correctness", ["#1 →  critical"]],
    ["#1 fixes a crash. Please cherry-pick it.", ["#1 →  critical"]],
    ["vLLM doesn't start, we need #1 cherry-picked", ["#1 →  unknown"]],
  ])("%s", (body, expected) => expect(read(body)).toEqual(expected));

  it.each([
    [
      "a note on the cut",
      `The branch is cut at https://github.com/acme/engine/commit/${sha}. Please post cherry-picks below.`,
    ],
    ["a question about the schedule", "Hi @ann, what is the last day for cherry-picks? #1 is in review."],
    ["a version and a number", "2.12: #1"],
    ["a denial", "#1 does not need to be cherry-picked, it is older than the branch."],
    ["the pull request of the notes", "Release notes PR: #1"],
    ["no need", "No need to cherry-pick #1, the file is not in 2.12."],
    ["a bot that failed", "Cherry picking #1: command `git cherry-pick` failed with exit code 1."],
    ["a wish for a review", "#1 needs to be reviewed before the next candidate."],
    ["release notes under headings", "## Release\n2.12 is out\n\n## Main changes\n* #1"],
    ["a table of states", "| PR | Status |\n|---|---|\n| #1 | merged |\n| #3 | waiting for CI |"],
    ["a table of picks with their states", "| Trunk PR | Release PR | Status |\n|---|---|---|\n| #1 | #2 | merged |"],
  ])("none in %s", (_, body) => expect(read(body)).toEqual(["other"]));
});

describe("words beside the form", () => {
  it.each([
    ["@ann reverted: breaks the wheels", ["ann reverted"]],
    ["@ann: done", ["ann merged"]],
    ["@ann  🚀 merged", ["ann merged"]],
    ["[@ann](https://github.com/ann): merged", ["ann merged"]],
    ["[ann](https://github.com/ann): merged", ["ann merged"]],
    ["@ann merged\n@ann reverted\n@bob: relanded as #9", ["ann merged", "ann reverted", "bob merged"]],
    ["@ann: let's not merge this into 2.12", ["ann rejected"]],
    ["@ann: is this a regression or older?", ["ann needs-info"]],
    ["@ann: please clarify which criterion it meets", ["ann needs-info"]],
    ["@ann: could you review and merge it?", []],
    ["@ann: only the first one is merged", []],
    ["@ann: one of the two is merged", []],
    ["- [x] approved\n- [ ] merged", ["nobody approved"]],
    ["- [x] approved\n- [x] merged", ["nobody approved", "nobody merged"]],
    ["- [ ] approved", []],
    ["@ann merged, @bob please verify", ["ann merged"]],
    ["@ann merged? please check", []],
    ["@ann cherry-picked", ["ann merged"]],
    ["@ann https://github.com/acme/engine/commit/0123456 merged", ["ann merged"]],
    ["@ann (4/22): merged", ["ann merged"]],
    ["@ann: merge reverted, broke macOS", ["ann reverted"]],
    ["[@ann] reverted :tada:", ["ann reverted"]],
    ["@ann: does not meet the criteria", ["ann rejected"]],
    ["@ann this doesn't qualify", ["ann rejected"]],
    ["@ann: this will not make it into 2.12", ["ann rejected"]],
    ["@ann: will not make it in time for the candidate", []],
    ["@ann: hold until Monday", ["ann on-hold"]],
    ["@ann: hold ✅", ["ann on-hold"]],
    ["@ann both merged", ["ann merged"]],
    ["@ann this was merged", ["ann merged"]],
    ["@ann PR is merged", ["ann merged"]],
    ["@ann done.", ["ann merged"]],
    ["@ann approves", ["ann approved"]],
    ["22/4: @ann merged", ["ann merged"]],
    ["@ann: moved to 2.12.1", ["ann on-hold"]],
    ["@ann: skipping this one", ["ann rejected"]],
    ["@ann, could you hold off merging?", ["nobody on-hold"]],
    ["@ann, could you merge it?", []],
    ["Special Dispensation", []],
    ["@ann: it is not rejected, we wait for numbers", []],
    ["~~@ann merged~~\n\n@ann: on hold", ["ann on-hold"]],
  ])("below a rule: %s", (below, words) => {
    expect(read(form(`\n---\n${below}`))).toEqual([["#1 → #2 docs", ...words].join(", ")]);
  });

  it.each([
    ["@ann: merged", ["ann merged"]],
    ["**[MERGED]**", ["nobody merged"]],
    ["@ann merged #9 yesterday, here is what follows:", []],
    ["Special dispensation", []],
    ["We hope that this gets merged soon", []],
    ["Is it merged?", []],
  ])("above the form: %s", (above, words) => {
    expect(read(`${above}\n\n${form("")}`)).toEqual([["#1 → #2 docs", ...words].join(", ")]);
  });

  it.each([
    ["landed :+1:", "reply, ann merged"],
    ["I don't think this meets the criteria", "reply, ann rejected"],
    ["cherry-picked - see the thread", "reply, ann merged"],
    ["merged on trunk - see the thread", "reply"],
  ])("in an answer that quotes it: %s", (words, expected) => {
    expect(read(`> ${form("").trim().replaceAll("\n", "\n> ")}\n\n${words}`, "ann")).toEqual([expected]);
  });

  it.each([
    "2.12.0 is delivered, closing this. Requests for 2.12.1 go to #9",
    "2.12.0 is released, hence I am closing this tracker, see https://github.com/acme/engine/issues/9",
  ])("about the tracker are none: %s", (words) => expect(read(words)).toEqual(["other"]));

  it("asked above the rule are for the one who is named", () => {
    expect(read(form("\n@ann: is this a regression or older?"))).toEqual(["#1 → #2 docs"]);
  });
});

describe("values in quotes", () => {
  it.each([
    [
      "of every field",
      "Trunk PR:\n> #1 (landed)\n> #3\n\nRelease PR:\n> [#2](https://github.com/acme/engine/pull/2)\n\nCategory:\n> Docs",
      "#1 #3 → #2 docs",
    ],
    [
      "that say none",
      "Trunk PR:\n> n/a\n\nRelease PR:\n> acme/engine#2\n\nCategory:\n> Docs\n> and a typo",
      "→ #2 docs",
    ],
    [
      "of somebody else below a filled field",
      "Trunk PR: #1\n> #3\n\nRelease PR: #2\nCategory: docs\n\n> #4 crashes",
      "#1 → #2 docs",
    ],
    [
      "of a question below an empty category",
      "Trunk PR: #1\nRelease PR: #2\nCategory:\n\n> Is it a regression?",
      "#1 → #2 unknown",
    ],
  ])("%s", (_, body, expected) => expect(read(body)).toEqual([expected]));
});

describe("values that people write", () => {
  const trunk = (value: string) => read(`Trunk PR:\n* ${value}\n\nRelease PR:\n* #2\n\nCategory:\n* Docs`);
  it.each([
    ["PR 10", "#10"],
    ["pull/10", "#10"],
    ["#1, reland of #9", "#1"],
    ["#1 - fix of norm, #3 - fix of sum", "#1 #3"],
    ["#1 - fix of norm, see #9", "#1"],
    ["#1, on top of #9", "#1"],
    ["commit 0123456", "@0123456"],
    ["https://github.com/acme/engine/pull/1https://github.com/acme/engine/pull/3", "#1 #3"],
    ["Reverts #1", "#1"],
    ["will be opened once #9 lands", ""],
  ])("for trunk: %s", (value, refs) => expect(trunk(value)).toEqual([`${refs} → #2 docs`.trim()]));

  it.each([
    [
      "one line without signs between",
      "Link to landed trunk PR (if applicable): #1 Link to release branch PR: #2 Criteria Category: docs",
      "#1 → #2 docs",
    ],
    [
      "trunk by another name",
      "Link to landed viable/strict PR:\n* #1\n\nLink to release branch PR:\n* #2\n\nCriteria Category:\n* docs",
      "#1 → #2 docs",
    ],
    ["an arrow", "Cherry pick #1 -> #2", "#1 → #2 unknown"],
    ["a need", "We'd need #1 in 2.12 because of the crash", "#1 →  critical"],
    [
      "a category with a signature",
      "Trunk PR: #1\nRelease PR: #2\nCategory:\n* docs (approved by @ann)",
      "#1 → #2 docs",
    ],
  ])("%s", (_, body, expected) => expect(read(body)).toEqual([expected]));

  it("are no request where they refuse one", () => {
    expect(read("Not going to take #1, too late for 2.12", "ann")).toEqual(["reply, ann rejected"]);
    expect(read("We don't need #1 in 2.12")).toEqual(["other"]);
  });
});
