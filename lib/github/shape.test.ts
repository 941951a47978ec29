import { describe, expect, it } from "vitest";
import type { Operation } from "./operation";
import { probe, probeLines } from "./queries/probe";
import { pullsById } from "./queries/threads";
import { refuseOddShape } from "./shape";

const asked = probe(
  probeLines([
    {
      repo: "o/r",
      whole: null,
      branches: ["main"],
      tags: [],
      commits: [],
      pullBases: [],
      commentsOf: [7],
      milestones: ["1.0.0"],
      documents: [],
      threads: [8],
    },
  ]),
) as Operation<unknown, unknown>;

const milestone = () => ({
  number: 1,
  title: "1.0.0",
  url: "https://github.com/o/r/milestone/1",
  milestoneState: "OPEN",
  dueOn: "2026-05-01T00:00:00Z" as unknown,
  openIssues: { totalCount: 1 as unknown },
  closedIssues: { totalCount: 0 },
  openPulls: { totalCount: 0 },
  closedPulls: { totalCount: 0 },
});
const answer = (change: (one: ReturnType<typeof milestone>) => unknown = (one) => one) => ({
  rateLimit: { cost: "odd", limit: null },
  r0: {
    nameWithOwner: "o/r",
    h0: { name: "main", target: { oid: "abc", committedDate: "2026-05-01T00:00:00Z" } },
    k0: null,
    m0: { nodes: [null, change(milestone())] },
    i0: null,
  },
});

describe("an answer", () => {
  it("of the shape that was asked for is taken, also with words that are new and with nothing where nothing is", () => {
    expect(() => refuseOddShape(asked, answer())).not.toThrow();
    expect(() =>
      refuseOddShape(
        asked,
        answer((one) => ({ ...one, milestoneState: "PAUSED" })),
      ),
    ).not.toThrow();
    expect(() =>
      refuseOddShape(
        asked,
        answer((one) => ({ ...one, dueOn: null })),
      ),
    ).not.toThrow();
    expect(() => refuseOddShape(asked, { r0: null })).not.toThrow();
  });

  it.each([
    ["m0.nodes.1.number is no number", { number: "1" }],
    ["m0.nodes.1.number is no number", { number: 1e300 }],
    ["m0.nodes.1.title is no text", { title: ["1.0.0"] }],
    ["m0.nodes.1.title is no text", { title: null }],
    ["m0.nodes.1.title is no text", { title: undefined }],
    ["m0.nodes.1.dueOn is no date", { dueOn: "never" }],
    ["m0.nodes.1.dueOn is no date", { dueOn: "+099999-01-01T00:00:00Z" }],
    ["m0.nodes.1.dueOn is no date", { dueOn: "99999-01-01T00:00:00Z" }],
    ["m0.nodes.1.dueOn is no date", { dueOn: 5 }],
    ["m0.nodes.1.openIssues is no object", { openIssues: [] }],
    ["m0.nodes.1.openIssues is no object", { openIssues: 3 }],
    ["m0.nodes.1.openIssues.totalCount is no number", { openIssues: { totalCount: "many" } }],
  ])("whose %s says so, and is not taken", (said, change) => {
    const given = answer((one) => ({ ...one, ...change }));
    expect(() => refuseOddShape(asked, given)).toThrow(`GitHub answered Probe oddly: r0.${said}.`);
  });

  it("that holds an object for a list, or a list for an object, says so", () => {
    const lists = { r0: { ...answer().r0, m0: { nodes: {} } } };
    expect(() => refuseOddShape(asked, lists)).toThrow("r0.m0.nodes is no list.");
    expect(() => refuseOddShape(asked, { r0: [] })).toThrow("r0 is no object.");
  });

  it("is looked at by the kind of thing that it says to be", () => {
    const question = pullsById as Operation<unknown, unknown>;
    expect(() => refuseOddShape(question, { nodes: [{ __typename: "Issue", title: 5 }] })).not.toThrow();
    expect(() => refuseOddShape(question, { nodes: [{ __typename: "PullRequest", title: 5 }] })).toThrow("nodes.0.");
  });
});
