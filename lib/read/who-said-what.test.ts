/** Worlds in which a word would be taken for another's, for another pick's, or for one that nobody can act upon. */
import { describe, expect, it } from "vitest";
import type { CommentFact, PullFact } from "../domain/facts";
import { judge } from "../gates";
import { makeReader } from "../reconcile/make-reader";
import { taken } from "../reconcile/replies";
import { branch, now, repo, sha, World } from "../reconcile/test-facts";

const asked = (pull: Partial<PullFact> = {}, word?: string) =>
  new World()
    .landed(100)
    .releasePull(200, pull)
    .request({ trunk: [100], release: [200], ...(word ? { word } : {}) });
const requestOf = (world: World): CommentFact => {
  const found = world.facts.find((fact) => fact.kind === "comment");
  if (found?.kind !== "comment") throw new Error("Nobody asks for anything.");
  return found;
};

describe("a manager's answer to several requests", () => {
  const states = (answer: string) => {
    const world = new World().landed(100).landed(101).releasePull(200).releasePull(201);
    world.request({ trunk: [100], release: [200] }).request({ trunk: [101], release: [201] });
    world.comment(answer, { author: "ann" });
    return [200, 201].map((number) => world.pick(number).state).join();
  };

  it.each([
    ["@dev #200 is approved.\n#201 will not be merged.", "approved,rejected"],
    ["#200 approved, #201 rejected", "approved,rejected"],
    ["#200 and #201 rejected", "rejected,rejected"],
    ["Approved: #200, #201", "approved,approved"],
    ["@dev #200 is rejected.\nPlease look at #201 instead.", "rejected,pending"],
    ["Decisions of today:\n- #200 rejected\n- #201 approved", "rejected,approved"],
    ["> #200\n\nrejected\n\n> #201\n\napproved", "rejected,approved"],
    [`About https://github.com/${repo}/pull/200 and #201:\n\nrejected`, "rejected,rejected"],
  ])("%s", (answer, expected) => {
    expect(states(answer)).toBe(expected);
  });

  it("is one word for a pick of which it names both numbers", () => {
    const world = asked().comment("#100 and #200 approved", { author: "ann" });
    const [fact] = world.facts.filter((one) => one.kind === "comment").slice(-1);
    if (fact?.kind !== "comment") throw new Error("There is no answer.");
    const text = makeReader().comment(fact, ["ann"], []);
    expect(taken({ fact, text }).map(({ about }) => about)).toEqual([[`${repo}#100`, `${repo}#200`]]);
    expect(world.pick(200).history.filter(({ what }) => /approved/i.test(what))).toHaveLength(1);
  });
});

describe("a word that is signed for a manager", () => {
  it("was written by one, whatever name stands beside it", () => {
    const forged = new World().landed(100).picked(200);
    forged.request({
      trunk: [100],
      release: [200],
      category: "New feature: knob",
      word: "@ann special dispensation granted",
      editor: "dev",
    });
    expect(forged.pick(200).policy.status).toBe("violation");
    expect(forged.pick(200).problems).toContainEqual(
      expect.objectContaining({ text: "“@ann special dispensation granted” was written by no manager" }),
    );
    const own = asked();
    requestOf(own).body += "\n\n---\n@ann rejected";
    expect(own.pick(200).state).toBe("pending");
  });

  it("counts where the version that brought it is a manager's, or where no version tells", () => {
    const edited = (...edits: CommentFact["edits"]) => {
      const world = asked({}, "@ann approved");
      Object.assign(requestOf(world), { edits });
      return world.pick(200).state;
    };
    const body = "---\n@ann approved";
    const at = "2026-04-21T10:00:00Z";
    expect(edited({ at, by: "max", text: body })).toBe("approved");
    expect(edited({ at, by: "ann", text: null })).toBe("approved");
    expect(edited({ at, by: "dev", text: body }, { at, by: "ann", text: `${body} now` })).toBe("pending");
  });

  it("is none in an answer that somebody else has edited", () => {
    const answered = (by: string) => {
      const edits = [{ at: "2026-04-20T10:00:00Z", by, text: "#200 approved" }];
      const over = { author: "ann", editor: by, editedAt: "2026-04-20T10:00:00Z", edits };
      return asked().comment("#200 approved", over).pick(200).state;
    };
    expect([answered("ann"), answered("max"), answered("dev")]).toEqual(["approved", "approved", "pending"]);
  });

  it("is whose version brought it, where nobody signed", () => {
    const world = asked();
    const request = requestOf(world);
    request.body += "\n\n---\napproved";
    const edit = (by: string) => ({ at: "2026-04-22T10:00:00Z", by, text: request.body });
    Object.assign(request, { editor: "ann", editedAt: "2026-04-22T10:00:00Z", edits: [edit("dev"), edit("ann")] });
    expect(world.pick(200).state).toBe("pending");
  });
});

describe("a manager's question", () => {
  const question = "@ann: is it a regression? please explain";
  const later = "2026-04-22T10:00:00Z";

  it("is answered on the tracker, where the answer speaks to it", () => {
    const answered = (body: string, author = "dev") =>
      asked({}, question).comment(body, { author, createdAt: later }).pick(200).state;
    expect(answered("yes, #200 mends a regression of 2.11")).toBe("pending");
    expect(answered("@ann yes, since 2.11")).toBe("pending");
    expect(answered("Hello everyone")).toBe("needs-info");
    expect(answered("@ann yes", "eve")).toBe("needs-info");
  });

  it("is answered in the request itself", () => {
    const world = asked({}, question);
    const request = requestOf(world);
    request.edits = [
      { at: "2026-04-21T10:00:00Z", by: "ann", text: request.body },
      { at: later, by: "dev", text: `${request.body}\nIt is.` },
    ];
    expect(world.pick(200).state).toBe("pending");
  });
});

describe("nobody is asked for what cannot be done", () => {
  const waits = (world: World) => {
    const { kind, what } = world.reconciled().picks[0]?.waitingOn ?? {};
    return `${kind}: ${what}`;
  };

  it("where what is named is no pull request, its requester names one", () => {
    const named = (release: number | string) =>
      new World()
        .landed(100)
        .issue(90)
        .request({ trunk: [100], release: [release] });
    const words = `requester: name a pull request against ${branch}`;
    expect(waits(named(`https://github.com/${repo}/issues/90`))).toBe(words);
    expect(waits(named(9999))).toBe(words);
    expect(named(9999).reconciled().picks[0]?.stateReason).toBe("#9999 is no pull request");
    expect(waits(named(9999).unread("named-pulls"))).toBe("managers: approve or deny");
  });

  it("where a merged commit is gone from the branch, managers bring it back", () => {
    const gone = { mergedAt: "2026-04-20T10:00:00Z", mergeCommit: sha("gone") };
    const world = asked({ state: "MERGED", ...gone }).commit(branch, "Other (#250)");
    expect(waits(world)).toBe(`managers: bring its commit back to ${branch}`);
  });

  it("a change whose pick waits is not to be requested once more", () => {
    const world = new World().landed(100, { milestone: "2.12.0" }).releasePull(200);
    const { verdict } = judge(world.request({ trunk: [100], release: [200] }).reconciled(now, "2.12.0"), now, null);
    expect(verdict.flips.find(({ gate }) => gate === "scope-in-branch")).toMatchObject({
      what: `Bring #100 to ${branch} by its pick`,
      detail: "#200 waits: approve or deny",
      who: ["ann"],
    });
  });

  it("a commit that was pushed is asked for by a request that names it, and that is what to do", () => {
    const pushed = () => new World().commit(branch, "Bump the version", { sha: sha("push") });
    const policy = (world: World) => {
      const { gates, verdict } = judge(world.reconciled(now, "2.12.0"), now, null);
      const flips = verdict.flips.filter(({ gate }) => gate === "policy-kept").map(({ what }) => what);
      return [gates.find(({ id }) => id === "policy-kept")?.status, ...flips];
    };
    const name = sha("push").slice(0, 7);
    expect(policy(pushed())).toEqual(["warn", `Ask for ${name} on the tracker with a category, or revert`]);
    const category = "Release branch specific changes";
    const release = [`https://github.com/${repo}/commit/${sha("push")}`];
    const requested = pushed().request({ by: "ann", release, category });
    expect(policy(requested)).toEqual(["pass"]);
    expect(requested.reconciled().picks.map(({ state }) => state)).toEqual(["merged"]);
  });

  it("a revert of what was opened after the cut needs no following", () => {
    const times = { createdAt: "2026-04-17T00:00:00Z", closedAt: "2026-04-18T00:00:00Z" };
    const world = new World().pull(77, { state: "CLOSED", labels: ["Merged"], ...times });
    world.commit("main", "A change without its number", { sha: sha("t77") });
    world.commit("main", `Revert "Change 77 (#77)" (#78)\n\nThis reverts commit ${sha("t77")}.`);
    expect(world.reconciled().reverts.items).toEqual([]);
    const early = new World().pull(77, { state: "CLOSED", labels: ["Merged"], createdAt: "2026-04-10T00:00:00Z" });
    expect(early.commit("main", 'Revert "Change 77 (#77)" (#78)').reconciled().reverts.items).toHaveLength(1);
  });
});
