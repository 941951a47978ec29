import { describe, expect, it } from "vitest";
import { understandComment } from "../understand";
import { readComment } from "./read";

const repo = "acme/engine";
const base = { createdAt: "2026-04-20T10:00:00Z", author: "jo", repo };
const form = (trunk: string, release: string, category: string, below = "") =>
  `Link to landed trunk PR (if applicable):\n* ${trunk}\n\nLink to release branch PR:\n* ${release}\n\nCriteria Category:\n* ${category}\n${below}`;
const read = (body: string, managers: string[] = []) => readComment({ ...base, body, managers });
const understood = (body: string, managers: string[] = []) => {
  const all = understandComment({ ...base, body, managers });
  const short = (list: typeof all.trunk) =>
    list.map((ref) => ("number" in ref ? `#${ref.number}` : ref.sha.slice(0, 7)));
  return { kind: all.kind, trunk: short(all.trunk), release: short(all.release), category: all.category.name };
};
const said = (below: string, managers: string[] = []) => {
  const { annotations, finalState } = understandComment({ ...base, body: form("#1", "#2", "Docs", below), managers });
  return { words: annotations.map((one) => `${one.by}:${one.state}`), finalState };
};
const filled = { kind: "request", trunk: ["#1"], release: ["#2"], category: "docs" };

describe("forms of a request", () => {
  it.each([
    ["the form", form("#1", "#2", "Docs")],
    [
      "bold labels on one line each",
      "**Link to landed trunk PR:** #1\n**Link to release branch PR:** #2\n**Criteria Category:** docs",
    ],
    ["headings", "### Link to landed trunk PR\n#1\n### Link to release branch PR\n#2\n### Criteria Category\nDocs"],
    [
      "nested lists",
      "- Link to landed trunk PR:\n  - #1\n- Link to release branch PR:\n  - #2\n- Criteria Category:\n  - docs",
    ],
    ["numbers", "1. Link to trunk PR: #1\n2. Link to release branch PR: #2\n3. Criteria Category: (5)"],
    ["labels mistyped", "Link ot lnaded trunk PR:\n#1\nLink to relese branch PR:\n#2\nCriteria Catagory:\ndocs"],
    [
      "no colons",
      "Link to landed trunk PR (if applicable)\n#1\n\nLink to release branch PR\n#2\n\nCriteria Category\nDocs",
    ],
    ["own labels, the category first", "Cat: doc fix\n\nmain PR: #1 - merged\nRelease branch PR: #2"],
    ["short labels", "Trunk: #1\nRelease: #2\nCategory: docs"],
    ["another repository's bot", "- Wheels PR: #1\n- Cherry-pick PR: #2\n- Category: Documentation updates"],
    ["pasted with its code fence", `\`\`\`\n${form("#1", "#2", "Docs")}\n\`\`\``],
    ["folded", `<details>\n<summary>pick</summary>\n\n${form("#1", "#2", "Docs")}\n</details>`],
    [
      "indented values",
      "Link to landed trunk PR:\n\n    #1\n\nLink to release branch PR:\n\n    #2\n\nCriteria Category:\n\n    docs",
    ],
    ["Windows line ends", form("#1", "#2", "Docs").replaceAll("\n", "\r\n")],
    [
      "links",
      form(
        "[#1](https://github.com/acme/engine/pull/1)",
        "[the pick](https://github.com/acme/engine/pull/2/files)",
        "[Docs](https://x.example)",
      ),
    ],
    [
      "bare numbers are too short to be meant, addresses are not",
      form("https://github.com/acme/engine/pull/1/", "https://github.com/acme/engine/pull/2#issue-9", "Docs"),
    ],
    ["a hidden comment", `<!-- Link to release branch PR: #9 -->\n${form("#1", "#2", "Docs")}`],
    ["a struck-out pull request", form("#1", "~~#9~~ #2", "Docs")],
    ["context in brackets and behind words", form("#1, fixes #8", "#2 (on top of #3), depends on #4", "Docs, see #7")],
    ["an issue beside", form("#1 https://github.com/acme/engine/issues/8", "#2", "Docs")],
    ["a revert listed below", form("#1", "#2\n\nReverted\n* #9", "Docs")],
    [
      "a quoted value",
      "Link to landed trunk PR:\n#1\n\nLink to release branch PR:\n> https://github.com/acme/engine/pull/2\n\nCriteria Category:\ndocs",
    ],
    [
      "another's request quoted below",
      `${form("#1", "#2", "Docs")}\n> ${form("#7", "#8", "Critical").replaceAll("\n", "\n> ")}`,
    ],
  ])("%s", (_, body) => expect(understood(body)).toEqual(filled));

  it.each([
    "N/A",
    "n/a",
    "NA",
    "none",
    "-",
    "",
    "Not applicable",
    "no trunk PR",
    "n/a (release only, see #77)",
    "[placeholder]",
    "TBD",
  ])("no trunk pull request, written as '%s'", (none) =>
    expect(understood(form(none, "#2", "Docs"))).toEqual({ ...filled, trunk: [] }),
  );

  it("names several, in other repositories, and commits", () => {
    const sha = "0123456789abcdef0123456789abcdef01234567";
    const request = read(
      form("#1 and acme/wheels#7", `https://github.com/acme/wheels/commit/${sha} to set the version`, "Docs"),
    ).requests[0];
    expect(request?.trunk).toEqual([
      { repo, number: 1 },
      { repo: "acme/wheels", number: 7 },
    ]);
    expect(request?.release).toEqual([{ repo: "acme/wheels", sha }]);
  });

  it("keeps links in the criteria as context", () => {
    expect(read(form("#1", "#2", "Critical, see #9")).requests[0]?.context).toEqual([{ repo, number: 9 }]);
  });

  it("holds two requests where the form is filled twice", () => {
    const two = read(
      `${form("#1", "#2", "Docs", "---\n@ann merged\n")}\n${form("#3", "#4", "Critical", "---\n@bob rejected")}`,
    ).requests;
    expect(two.map((one) => [one.ordinal, one.category.name, one.finalState])).toEqual([
      [0, "docs", "merged"],
      [1, "critical", "rejected"],
    ]);
  });

  it("says when a link's text and address differ", () => {
    const { problems } = read(form("[#1](https://github.com/acme/engine/pull/11)", "#2", "Docs"));
    expect(problems).toMatchObject([{ code: "link-disagrees", line: 2 }]);
  });
});

describe("what is no request", () => {
  it.each([
    ["a quoted form", `> ${form("#1", "#2", "Docs").replaceAll("\n", "\n> ")}`],
    ["the form shown as an example", `Please use:\n\n\`\`\`\n${form("#1", "#2", "Docs")}\n\`\`\``],
    ["a question", "Is this going to make it into 2.12? https://github.com/acme/engine/pull/5"],
    ["a condition", "Should #5 be accepted, please take it into 2.12 too."],
    ["a wish to somebody else", "@ann please get #5 into 2.12 once you landed it"],
    ["a plan", "I will ask for #5 with a PR against the release branch"],
    ["notes full of numbers", "## Bug fixes\n\n- a fix (#5) that could be included in 2.12"],
    ["an announcement", "RC2 is out: all cherry-picks above are merged"],
    ["thanks", "@ann thanks!"],
    ["nothing", ""],
  ])("%s", (_, body) => expect(read(body).requests).toEqual([]));

  it.each([
    ["please cherry-pick #5 into release/2.12", ["#5"], []],
    ["#5 could also be included in 2.12", ["#5"], []],
    ["These need to be cherry-picked:\n- [ ] #5\n- [ ] #6", ["#5", "#6"], []],
    ["docs landed on main. The PR for v2.12.0 is #7", [], ["#7"]],
  ])("but one in the writer's own words is: %s", (body, trunk, release) => {
    expect(understood(body)).toMatchObject({ kind: "request", trunk, release });
  });

  it("takes a list whose boxes are all ticked as done", () => {
    expect(read("The ones I cherry-picked:\n- [x] #5\n- [x] #6").requests[0]?.finalState).toBe("merged");
    expect(read("The ones I cherry-picked:\n- [x] #5\n- [ ] #6").requests[0]?.finalState).toBe("pending");
  });
});

describe("words below a request", () => {
  it.each([
    ["---\n@ann merged", ["ann:merged"], "merged"],
    ["@ann merged", ["ann:merged"], "merged"],
    ["---\n@ann merged, thanks", ["ann:merged"], "merged"],
    ["---\n@ann: pushed", ["ann:merged"], "merged"],
    ["---\n@ann : merged", ["ann:merged"], "merged"],
    ["---\n**@ann**: merged", ["ann:merged"], "merged"],
    ["---\nEdit by @ann: merged", ["ann:merged"], "merged"],
    ["---\nMerged by @ann", ["ann:merged"], "merged"],
    ["---\napproved by @ann, merged by @bob", ["ann:approved", "bob:merged"], "merged"],
    ["---\nmerged", ["null:merged"], "merged"],
    ["---\n@ann merged\n\n@bob reverted caused failures", ["ann:merged", "bob:reverted"], "reverted"],
    ["---\n@ann wrote: will not be merging, it is a feature", ["ann:rejected"], "rejected"],
    ["@ann please hold off on these", ["null:on-hold"], "on-hold"],
    ["@ann Please hold off.\n\n@ann Closing per discussion in #5", ["null:on-hold", "ann:closed"], "closed"],
    ["---\n@ann: why is this needed?", ["ann:needs-info"], "pending"],
    ["---\n@ann merged\n@bob: why?", ["ann:merged", "bob:needs-info"], "merged"],
    ["@ann please merge", [], "pending"],
    ["@ann can this be merged?", [], "pending"],
    ["---\n@ann: not merged yet", [], "pending"],
    ["---\n@ann must be merged before the candidate", [], "pending"],
    ["---\n@ann reverted on trunk", [], "pending"],
    ["---\n`@ann merged` is how it will look", [], "pending"],
    ["> @ann merged", [], "pending"],
    ["cc @ann, @bob", [], "pending"],
    ["@ann", [], "pending"],
    ["-----------", [], "pending"],
  ])("%s", (below, words, finalState) => expect(said(`\n${below}`)).toEqual({ words, finalState }));

  it("count only from managers where these are named, and say so", () => {
    expect(said("\n---\n@zed merged", ["ann"])).toEqual({ words: [], finalState: "pending" });
    expect(said("\n---\n@Ann merged", ["ann"]).finalState).toBe("merged");
    expect(said("\n---\nann: merged", ["ann"]).words).toEqual(["ann:merged"]);
    expect(read(form("#1", "#2", "Docs", "\n---\n@zed merged"), ["ann"]).problems).toMatchObject([
      { code: "not-a-manager" },
    ]);
  });

  it("behind the release pull request count when each has them; behind trunk's never", () => {
    const state = (trunk: string, release: string) =>
      read(`main PR: ${trunk}\nRelease branch PR: ${release}`).requests[0]?.finalState;
    expect(state("NA", "#2 - merged")).toBe("merged");
    expect(state("#1 - merged", "#2")).toBe("pending");
    expect(state("#1", "\n* #2 - merged\n* #3")).toBe("pending");
    expect(state("#1", "\n* #2 - merged\n* #3 - merged")).toBe("merged");
    expect(state("#1", "#2 (pick of #1) - merged")).toBe("merged");
    expect(state("#1", "#2 (trunk PR #1 merged)")).toBe("pending");
    expect(state("#1", "#2 (closed in favour of #7)")).toBe("closed");
  });
});

describe("replies", () => {
  const reply = (body: string, author = "ann", managers: string[] = []) => {
    const { kind, annotations } = readComment({ ...base, author, body, managers });
    return [kind, ...annotations.map((one) => `${one.by}:${one.state}`)];
  };
  it.each([
    [`> ${form("#1", "#2", "Docs").replaceAll("\n", "\n> ")}\n\nmerged, thanks`, ["reply", "ann:merged"]],
    [
      "> Link to landed trunk PR:\n> * Not yet\n\n@jo that is unusual. What is the reason?",
      ["reply", "ann:needs-info"],
    ],
    ["@jo merged, thanks!", ["reply", "ann:merged"]],
    ["LGTM", ["reply", "ann:approved"]],
    ["@jo this does not meet the criteria of phase 2", ["reply", "ann:rejected"]],
    ["#5 is reverted", ["reply", "ann:reverted"]],
    ["Closing this, 2.12.0 is released.", ["other"]],
    ["@jo thanks!", ["other"]],
    ["Any timeline?", ["other"]],
  ])("%s", (body, expected) => expect(reply(body)).toEqual(expected));

  it("decide nothing when their writer is no manager", () => {
    expect(reply("@jo merged", "zed", ["ann"])).toEqual(["reply"]);
    expect(reply("@jo merged", "Ann", ["ann"])).toEqual(["reply", "Ann:merged"]);
  });

  it("name what they speak of", () => {
    expect(read("@jo #5 is merged").mentions).toEqual([{ repo, number: 5 }]);
  });
});

describe("commands", () => {
  it("are read at the beginning of a line", () => {
    const { commands } = read(
      "/hud accept branch-ci-green until 2026-05-01: known flaky\n\n/hud go M4: all quiet\n/hud no-go final-candidate: crash",
    );
    expect(commands).toEqual([
      { verb: "accept", gate: "branch-ci-green", until: "2026-05-01", reason: "known flaky", line: 1 },
      { verb: "go", milestone: "M4", reason: "all quiet", line: 3 },
      { verb: "no-go", milestone: "final-candidate", reason: "crash", line: 4 },
    ]);
  });

  it("are never read from quotes, code or the middle of a sentence", () => {
    const { commands } = read("> /hud go M4: x\n\n```\n/hud go M4: x\n```\n\nWrite `/hud go M4: x` or /hud go M4: x");
    expect(commands).toEqual([]);
  });

  it.each([
    "/hud accept picks-settled: no date",
    "/hud accept picks-settled until 2026-02-30: x",
    "/hud go M4",
    "/hud accept",
  ])("tell how to write what cannot be read: %s", (body) => {
    expect(read(body).problems).toMatchObject([{ code: "command-unreadable", line: 1 }]);
  });
});
