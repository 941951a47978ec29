import { describe, expect, it } from "vitest";
import type { Judged } from "../domain/reconciled";
import { changesBetween } from "./changes";
import { sha, trackerBody, World } from "./test-facts";

const verdict = { call: "go", target: "M4", step: null, reason: "", since: null, flips: [] } as const;
const judged = (world: World, call: Judged["verdict"]["call"] = "go"): Judged => ({
  reconciled: world.reconciled(),
  gates: [],
  verdict: { ...verdict, flips: [], call },
});
const texts = (before: World, after: World) => changesBetween(judged(before), judged(after)).map(({ text }) => text);
const base = () => new World().landed(100).request({ trunk: [100], release: [200] });

describe("changes between two moments, as sentences", () => {
  it("nothing changed: nothing is said", () => {
    expect(texts(base().picked(200), base().picked(200))).toEqual([]);
  });

  it("a verdict that turned comes first", () => {
    const [first] = changesBetween(judged(new World(), "at-risk"), judged(new World(), "no-go"));
    expect(first).toMatchObject({ kind: "verdict", event: "worse", text: "Verdict at risk → no-go" });
    const [turned] = changesBetween(judged(new World(), "no-go"), judged(new World(), "unknown"));
    expect(turned).toMatchObject({ event: "better" });
  });

  it("picks that were asked for, merged, reverted", () => {
    expect(texts(new World().landed(100), base().releasePull(200))).toEqual(["#200 requested by dev, no decision yet"]);
    expect(texts(base().releasePull(200), base().picked(200))).toEqual(["#200 merged to release/2.12"]);
    expect(texts(base().picked(200), base().picked(200).revertedOnBranch(200))).toContain(
      "#200 reverted on the branch by #5200",
    );
  });

  it("milestone items that closed, moved out and were added", () => {
    const open = (milestone: string | null) => new World().issue(90, { state: "OPEN", milestone });
    expect(texts(open("2.12.0"), new World().issue(90, { milestone: "2.12.0" }))).toEqual([
      "#90 closed in the milestone",
    ]);
    expect(texts(open("2.12.0"), open(null))).toEqual(["#90 moved out of the milestone"]);
    expect(texts(open(null), open("2.12.0"))).toEqual(["#90 added to the milestone"]);
  });

  it("an incomplete read moves nothing out of the milestone", () => {
    expect(texts(new World().issue(90, { state: "OPEN", milestone: "2.12.0" }), new World().unread("scope"))).toEqual(
      [],
    );
  });

  it("workflows that broke and healed", () => {
    const red = base()
      .picked(200)
      .runs(sha("b200"), "pull", { test: ["FAILURE"] });
    const green = base()
      .picked(200)
      .runs(sha("b200"), "pull", { test: ["SUCCESS"] });
    expect(texts(green, red)).toEqual([`pull fails since ${sha("b200").slice(0, 7)}`]);
    expect(texts(red, green)).toEqual(["pull passes again"]);
    const [broke, healed] = [judged(red), judged(green)];
    const [head] = healed.reconciled.ci.commits;
    if (!head) throw new Error("The branch has no commit.");
    const asOf = (one: Judged, now: string) => ({ ...one, reconciled: { ...one.reconciled, now } });
    const longAgo = "2026-01-01T00:00:00Z";
    expect(changesBetween(asOf(healed, longAgo), broke)[0]).toMatchObject({ event: "fails", at: head.at });
    expect(changesBetween(asOf(broke, longAgo), healed)[0]).toMatchObject({ event: "passes", at: head.at });
    // A run of a commit that was there at both moments: it was seen to pass now.
    expect(changesBetween(asOf(broke, head.at), healed)[0]).toMatchObject({ at: healed.reconciled.now });
  });

  it("candidates, dates that moved, reverts that wait, decisions", () => {
    expect(texts(base().picked(200), base().picked(200).tag("v2.12.0-rc1", sha("b200")))).toEqual([
      "v2.12.0-rc1 tagged by tess",
    ]);
    expect(texts(new World(), new World().tracker({ body: trackerBody.replace("6/5/26", "8/5/26") }))).toEqual([
      "M4.1 moved from 6 May to 8 May",
    ]);
    expect(texts(base().picked(200), base().picked(200).revertedOnTrunk(100))).toContain(
      "#100 reverted on main, still on release/2.12",
    );
    expect(texts(new World(), new World().comment("/hud go M4: everything is in", { author: "ann" }))).toEqual([
      "ann decided go for M4: everything is in",
    ]);
  });

  it("a candidate that moved or was deleted, and a request that was taken back", () => {
    const tagged = (at: string) => base().picked(200).tag("v2.12.0-rc1", sha(at));
    expect(texts(tagged("cut"), tagged("b200"))).toEqual([`v2.12.0-rc1 moved to ${sha("b200").slice(0, 7)}`]);
    expect(texts(tagged("b200"), base().picked(200))).toEqual(["v2.12.0-rc1 was deleted"]);
    expect(texts(tagged("b200"), base().picked(200).unread("tags"))).toEqual([]);
    expect(texts(base(), new World().landed(100))).toEqual(["#200 is asked for no more"]);
  });

  it("what cannot be read any more is neither found nor followed", () => {
    const missing = () => new World().landed(100, { milestone: "2.12.0" });
    expect(texts(missing(), missing().unread("branch"))).toEqual([]);
    const reverted = () => base().picked(200).revertedOnTrunk(100);
    expect(texts(reverted(), reverted().unread("trunk"))).toEqual([]);
  });

  it("what was told of an earlier time is told of now", () => {
    const item = (state: "OPEN" | "CLOSED") => new World().issue(90, { state, milestone: "2.12.0" });
    const [opened] = changesBetween(judged(item("CLOSED")), judged(item("OPEN")));
    expect(opened).toMatchObject({ at: "2026-04-24T12:00:00Z", text: "#90 opened again in the milestone" });
  });

  it("a workflow that has not run is not called healed", () => {
    const red = base()
      .picked(200)
      .runs(sha("b200"), "pull", { test: ["FAILURE"] });
    const silent = base()
      .picked(200)
      .runs(sha("b200"), "pull", { test: ["SKIPPED"] }, { conclusion: "SKIPPED" });
    expect(texts(red, silent)).toEqual([]);
  });
});
