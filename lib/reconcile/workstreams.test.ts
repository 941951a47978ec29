import { describe, expect, it } from "vitest";
import type { Gate } from "../domain/gate";
import type { Judged } from "../domain/reconciled";
import { workstreamsOf } from "./workstreams";

const gate = (over: Partial<Gate>): Gate => ({
  id: "branch-ci-green",
  target: "final-candidate",
  status: "fail",
  accepted: null,
  title: "Branch CI is green",
  group: "CI",
  summary: "wheels red",
  evidence: [{ text: "run", url: "https://example.org/run" }],
  since: null,
  who: ["huydhn"],
  needs: [],
  ...over,
});

function judged(gates: Gate[], over: object = {}): Judged {
  const reconciled = {
    release: { tracker: { url: "https://example.org/tracker" } },
    picks: [],
    scope: { open: [] },
    schedule: [],
    ...over,
  };
  return { reconciled, gates, verdict: { step: "final-candidate" } } as unknown as Judged;
}

const texts = (given: Judged, name: string, people: string[]): string[] | undefined =>
  workstreamsOf(given, { [name]: people })[0]?.waits.map(({ text }) => text);

describe("what waits on a workstream", () => {
  it("is the open gates of its people, the worst first", () => {
    const gates = [gate({ status: "warn", title: "Policy" }), gate({}), gate({ status: "pass", title: "Lint" })];
    expect(texts(judged(gates), "Release Eng", ["huydhn"])).toEqual(
      ["wheels red, for “Policy”", "wheels red, for “Branch CI is green”"].reverse(),
    );
    expect(texts(judged(gates), "Release Eng", ["malfet"])).toEqual([]);
  });

  it("is its own duty even where nobody is named", () => {
    const notes = gate({
      id: "notes-cover-picks",
      target: "release-day",
      title: "Notes",
      summary: "No draft",
      who: [],
    });
    expect(texts(judged([notes]), "Release notes", [])).toEqual(["No draft, for “Notes”"]);
    expect(texts(judged([notes]), "Partner", [])).toEqual([]);
  });

  it("is no gate of a later step, and none whose risk was taken", () => {
    const later = gate({ target: "shipped" });
    const taken = gate({
      accepted: { by: "malfet", until: "2026-05-01", reason: "known", url: "https://example.org" },
    });
    expect(texts(judged([later, taken]), "Release Eng", ["huydhn"])).toEqual([]);
  });

  it("counts the picks and milestone items that wait on its people", () => {
    const pick = (login: string, state: string) => ({
      state,
      ageDays: 1,
      comment: null,
      waitingOn: { logins: [login] },
    });
    const item = (login: string) => ({ assignees: [login], ref: { url: "https://example.org/1" } });
    const over = {
      picks: [pick("ann", "pending"), pick("ann", "approved"), pick("ann", "merged"), pick("bob", "pending")],
      scope: { open: [item("ann"), item("bob")] },
    };
    expect(texts(judged([], over), "Core", ["ann"])).toEqual(["2 picks", "1 milestone item"]);
  });

  it("is the part of a date that is its own, until it is done", () => {
    const date = (label: string, state: string) => ({ id: "M4", label, date: "2026-04-27", state });
    const schedule = [date("Final RC, launch announced, tutorials drafted", "next"), date("Docs frozen", "done")];
    expect(texts(judged([], { schedule }), "Doc Eng", [])).toEqual(["M4, tutorials drafted: 27 Apr"]);
    expect(texts(judged([], { schedule }), "Core/Marketing", [])).toEqual(["M4, launch announced: 27 Apr"]);
  });
});
