import { describe, expect, it } from "vitest";
import { understandComment } from "../understand";

/** "#1 → #2 docs" for a request, else the kind and its words. */
function read(body: string): string {
  const input = { body, author: "jo", repo: "acme/engine", createdAt: "2026-04-20", managers: [] };
  const { kind, trunk, release, category, annotations } = understandComment(input);
  const numbers = (list: typeof trunk) => list.map((one) => ("number" in one ? `#${one.number}` : one.sha)).join(" ");
  if (kind === "request") return `${numbers(trunk)} → ${numbers(release)} ${category.name}`;
  return [kind, ...annotations.map((one) => one.state)].join(" ");
}

describe("requests in a writer's own words", () => {
  it.each([
    ["#1 - fixes the docs of norm. Release PR is #2", "#1 → #2 docs"],
    ["#1 has been landed to master; #2 is against release/1.5", "#1 → #2 unknown"],
    ["Low risk doc change, already in master: #1. Against 1.5: #2", "#1 → #2 docs"],
    [
      "https://github.com/acme/engine/pull/2 is the cherry-pick of https://github.com/acme/engine/pull/1",
      "#1 → #2 unknown",
    ],
    ["#2 cherry-picks #1 to release/1.5", "#1 → #2 unknown"],
    ["Opened #2 to cherry-pick #1", "#1 → #2 unknown"],
    ["Cherry-picking #1 as #2. Criteria: crash.", "#1 → #2 critical"],
    ["#1 (cherry-pick #2): fix crash in norm", "#1 → #2 critical"],
    ["[cherry-pick] #1 -> #2", "#1 → #2 unknown"],
    ["trunk #1 -> release #2 (docs)", "#1 → #2 unknown"],
    ["1) trunk #1 -> release #2\n2) trunk #3 -> release #4", "#1 #3 → #2 #4 unknown"],
    ["pls pick #1, thx", "#1 →  unknown"],
    ["I kindly ask for including #1 in 1.5", "#1 →  unknown"],
    ["#2 is the PR for the 1.5 branch; master PR #1", "#1 → #2 unknown"],
    ["Request: #1 (docs)", "#1 →  docs"],
    ["Please also take #1", "#1 →  unknown"],
    ["Master PR #1, release PR #2", "#1 → #2 unknown"],
    ["trunk #1 / release #2", "#1 → #2 unknown"],
    ["Trunk: https://github.com/acme/engine/pull/1 Release: https://github.com/acme/engine/pull/2", "#1 → #2 unknown"],
    ["**Trunk**: #1 **Release**: #2 **Category**: docs", "#1 → #2 docs"],
  ])("%s", (body, expected) => expect(read(body)).toBe(expected));

  it.each([
    ["Landed #1, #2 and #3", "reply merged"],
    ["#1 is broken, please review #2", "other"],
    ["Does #2 cherry-pick #1?", "other"],
    ["### Cherry picking #1\nThe cherry pick PR is at #2 and it is linked with issue #3.", "other"],
    ["Please drop #2 from the list", "other"],
    ["#2 needs to be reverted in release/1.5", "other"],
    ["Please revert #2 in the release branch", "other"],
  ])("none in: %s", (body, expected) => expect(read(body)).toBe(expected));
});
