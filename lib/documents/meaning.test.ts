import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readComment, readProcess, understandComment, understandTracker } from ".";

const repo = "acme/engine";
const base = { repo, author: "jo", createdAt: "2026-04-20T10:00:00Z", managers: [] };

const comments = [
  "Link to landed trunk PR (if applicable):\n* https://github.com/acme/engine/pull/181\n\nLink to release branch PR:\n* https://github.com/acme/engine/pull/182\n\nCriteria Category:\n* Critical fix - crash, see #99\n\n---\n@ann merged",
  "Link to landed master PR (if applicable):\n- #181\n- #183\n\nLink to release branch PR:\n- #182\n\nCriteria Category: Test/CI fixes",
  "Link to landed trunk PR (if applicable):\n* N/A\n\nLink to release branch PR:\n* https://github.com/acme/wheels/pull/7\n\nCriteria Category:\n* Release only",
  "Trunk PR: #181\nCherry-pick PR: #182\nCategory: regression\n\n---\n@ann: approved\n@bob reverted in #184",
  "Cat: docs\n\nMain PR: #181 - merged\nRelease branch PR: #182",
];

/** What must be the same, however it is set. */
function meaningOf(body: string) {
  const { kind, trunk, release, category, annotations, finalState } = understandComment({ ...base, body });
  const keys = (list: typeof trunk) => list.map((one) => ("number" in one ? `${one.repo}#${one.number}` : one.sha));
  return { kind, trunk: keys(trunk), release: keys(release), category: category.name, annotations, finalState };
}

const perLine = (change: (line: string) => string) => (text: string) => text.split("\n").map(change).join("\n");
/** A line that is nothing but a field's name. */
const label = /^([A-Z][^:*\n]{2,60}:)(?=\s|$)/;

const sameMeaning: Record<string, (text: string) => string> = {
  "spaces at the ends of lines": perLine((line) => (line === "" ? line : `${line}   `)),
  "the line ends of Windows": (text) => text.replaceAll("\n", "\r\n"),
  "dashes for bullets": perLine((line) => line.replace(/^[*-](?= )/, "-")),
  "stars for bullets": perLine((line) => line.replace(/^[*-](?= )/, "*")),
  "plus signs for bullets": perLine((line) => line.replace(/^[*-](?= )/, "+")),
  "lines moved in": perLine((line) => (line === "" ? line : `  ${line}`)),
  "a greeting above": (text) => `Hi all, please consider this one for the release.\n\n${text}`,
  "thanks below": (text) => `${text}\n\nThanks a lot!`,
  "a fold around it": (text) => `<details>\n<summary>The request</summary>\n\n${text}\n\n</details>`,
  "names in capitals": perLine((line) => line.replace(label, (name) => name.toUpperCase())),
  "names in small letters": perLine((line) => line.replace(label, (name) => name.toLowerCase())),
  "names in bold": perLine((line) => line.replace(label, "**$1**")),
  "names in italics": perLine((line) => line.replace(label, "_$1_")),
  "a remark that nobody sees": (text) => `<!-- fill in all fields, such as #5 -->\n${text}\n<!-- @ann rejected -->`,
  "characters that nobody sees": perLine((line) => `\u200b${line}\ufeff`),
  "spaces that do not break": (text) => text.replace(/(?<=: )|(?<=^[*-]) /gm, "\u00a0"),
  "code that tells something else": (text) => `${text}\n\n\`\`\`\nTrunk PR: #5\n@ann rejected\n\`\`\``,
  "a quote that tells something else": (text) => `> Trunk PR: #5\n> Release PR: #6\n\n${text}`,
  "a struck reference beside": (text) => text.replace(/^([*-] )(?=https|#)/gm, "$1~~#5~~ "),
};

describe("a request means the same", () => {
  it.each(Object.entries(sameMeaning))("with %s", (_, change) => {
    for (const body of comments) expect(meaningOf(change(body)), body).toEqual(meaningOf(body));
  });

  it("with several of these at once", () => {
    const changes = fc.uniqueArray(fc.constantFrom(...Object.values(sameMeaning)), { minLength: 2, maxLength: 4 });
    const property = fc.property(fc.constantFrom(...comments), changes, (body, several) => {
      const changed = several.reduce((text, change) => change(text), body);
      expect(meaningOf(changed), changed).toEqual(meaningOf(body));
    });
    fc.assert(property, { numRuns: 400 });
  });
});

const asksForNothing: Record<string, (text: string) => string> = {
  "in a quote": perLine((line) => `> ${line}`),
  "in code within a sentence": (text) => `The form is:\n\n\`\`\`\n${text}\n\`\`\`\n\nplease use it.`,
  "in an HTML comment": (text) => `<!--\n${text}\n-->`,
  "struck out line for line": perLine((line) => (/\w/.test(line) ? line.replace(/^([*-] )?(.*)$/, "$1~~$2~~") : line)),
};

describe("a request asks for nothing", () => {
  it.each(Object.entries(asksForNothing))("%s", (_, change) => {
    for (const body of comments) {
      const { requests } = readComment({ ...base, body: change(body) });
      expect(
        requests.flatMap((one) => [...one.trunk, ...one.release, ...one.annotations]),
        body,
      ).toEqual([]);
    }
  });

  it("of what was struck out alone", () => {
    const struck = (comments[1] ?? "").replace("- #183", "- ~~#183~~").replace("- #182", "- <del>#182</del>");
    expect(meaningOf(struck)).toMatchObject({ trunk: ["acme/engine#181"], release: [] });
  });

  it.each(["~~@ann merged~~", "> @ann merged", "`@ann merged`", "<!-- @ann merged -->", "```\n@ann merged\n```"])(
    "and nobody decides it by %s",
    (word) => {
      const body = (comments[0] ?? "").replace("@ann merged", word);
      expect(meaningOf(body)).toMatchObject({ annotations: [], finalState: "pending" });
    },
  );
});

const tracker =
  "We cut a [release branch](https://github.com/acme/engine/tree/release/2.12) for the 2.12.0 release.\n\n* Phase 1 (until 27/4/26): a\n* Phase 2 (after 27/4/26): b\n\n## Release dates\n\n* M3: Branch cut (15/4/26)\n* M4: Final candidate (week of 27/4/26)\n* M6: Release day (~~6/5/26~~ 13/5/26)\n\nAny other change needs the release managers (currently @ann, @bob).\n\ncc @zed\n";
const scheduleOf = (body: string) => {
  const { version, branch, phases, milestones, managers } = understandTracker({
    ...base,
    title: "[v2.12.0] Release Tracker",
    body,
  });
  return { version, branch, phases, milestones, managers };
};
const changesOfTracker: Record<string, (text: string) => string> = {
  ...Object.fromEntries(
    ["spaces at the ends of lines", "the line ends of Windows", "dashes for bullets", "plus signs for bullets"]
      .concat(["a greeting above", "thanks below", "a fold around it", "characters that nobody sees"])
      .map((name) => [name, sameMeaning[name] ?? ((text: string) => text)]),
  ),
  "dates in bold": (text) => text.replace(/\d{1,2}\/\d\/26/g, (date) => `**${date}**`),
  "dates in italics": (text) => text.replace(/(?<![~\d])\d{1,2}\/\d\/26(?!~)/g, (date) => `_${date}_`),
  "identifiers in bold": (text) => text.replace(/^\* (M\d):/gm, "* **$1**:"),
  "boxes to tick": (text) => text.replace(/^\* (?=M\d)/gm, "- [ ] "),
  "a remark that nobody sees": (text) => `${text}\n<!-- M5: Old step (1/5/26), release manager @old -->`,
  "code that tells something else": (text) => `${text}\n\`\`\`\nM5: Old step (1/5/26)\n\`\`\`\n`,
};

describe("a tracker means the same", () => {
  it.each(Object.entries(changesOfTracker))("with %s", (_, change) => {
    expect(scheduleOf(change(tracker))).toEqual(scheduleOf(tracker));
  });

  it("but not with a struck date or in a quote", () => {
    const { milestones } = scheduleOf(tracker.replace("15/4/26", "~~15/4/26~~ 16/4/26"));
    expect(milestones[0]).toMatchObject({ date: "2026-04-16", was: ["2026-04-15"] });
    expect(scheduleOf(perLine((line) => `> ${line}`)(tracker))).toMatchObject({ milestones: [], managers: [] });
  });
});

const process =
  "## Release Cadence\n\n| Minor Version | Release branch cut | Release date | First patch release date |\n| --- | --- | --- | --- |\n| 2.12 | Apr 2026 | (May 2026) | (Jun 2026) |\n";

describe("a cadence means the same", () => {
  it.each<[string, (text: string) => string]>([
    ["the line ends of Windows", (text) => text.replaceAll("\n", "\r\n")],
    ["no outer bars", perLine((line) => line.replace(/^\| | \|$/g, ""))],
    ["bars that align", (text) => text.replaceAll("---", ":---:")],
    ["cells in bold", (text) => text.replace("2.12", "**2.12**").replace("Apr 2026", "**Apr 2026**")],
    ["names in capitals", perLine((line) => (line.includes("Minor") ? line.toUpperCase() : line))],
    ["a fold around it", (text) => `<details>\n\n${text}\n</details>`],
  ])("with %s", (_, change) => {
    expect(readProcess(change(process)).cadence).toEqual(readProcess(process).cadence);
    expect(readProcess(process).cadence).toHaveLength(1);
  });

  it.each<[string, (text: string) => string]>([
    ["in a quote", perLine((line) => `> ${line}`)],
    ["in code", (text) => `\`\`\`\n${text}\`\`\`\n`],
    ["in an HTML comment", (text) => `<!--\n${text}-->\n`],
  ])("but says nothing %s", (_, change) => expect(readProcess(change(process)).cadence).toEqual([]));
});
