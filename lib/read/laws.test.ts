/** What must hold in every world: for what is not read, for what does not concern the release, for names and for time. */
import fc from "fast-check";
import { expect, it } from "vitest";
import type { Fact } from "../domain/facts";
import { fillPattern } from "../domain/project";
import type { Judged } from "../domain/reconciled";
import type { Source, SourceKind } from "../domain/source";
import { branch, now, repo, sha, World } from "../reconcile/test-facts";
import { base, cut } from "../reconcile/test-project";
import { Played, plays } from "../reconcile/test-trees";
import { deriveForTest } from "./test-derive";

const version = "2.12.0";
const config = new World().config;
const project = { ...config, workflows: { ...config.workflows, binaries: ["wheels"] } };
const runs = fc.constantFrom("SUCCESS", "SUCCESS", "FAILURE", "CANCELLED", null);

type Given = { facts: Fact[]; sources: Source[]; now: string };

/** A play of changes, with CI on the branch's head, perhaps a candidate, an open item and a risk that a manager took. */
const worlds: fc.Arbitrary<Given> = fc
  .record({ acts: plays, ci: runs, built: runs, tagged: fc.boolean(), open: fc.boolean(), taken: fc.boolean() })
  .map(({ acts, ci, built, tagged, open, taken }) => {
    const { world } = new Played(acts);
    const last = world.facts.findLast((fact) => fact.kind === "commit" && fact.branch === branch);
    const head = last?.kind === "commit" ? { sha: last.sha, at: last.at } : cut;
    world.runs(head.sha, "pull", { test: [ci] }).runs(head.sha, "wheels", { build: [built] });
    if (tagged) world.tag("v2.12.0-rc1", head.sha);
    if (open) world.issue(90, { state: "OPEN", milestone: version });
    if (taken) world.comment("/hud accept candidate-has-head until 2026-05-30: it can wait", { author: "ann" });
    const facts = world.facts.map((fact) =>
      fact.kind === "branch" && fact.name === branch ? { ...fact, head } : fact,
    );
    return { facts, sources: world.sources(), now };
  });

const judged = (given: Given): Judged => {
  const found = deriveForTest({ project, ...given }, version);
  if (!found) throw new Error("There is no release.");
  return found;
};
const said = ({ gates, verdict }: Judged) => JSON.stringify({ gates, verdict });
const isGreen = (status: string) => status === "pass" || status === "not-applicable";
const numRuns = 200;

/** Which source brings a fact. */
function sourceOf(fact: Fact): SourceKind | null {
  if (fact.kind === "comment") return "tracker";
  if (fact.kind === "commit") return fact.branch === branch ? "branch" : "trunk";
  if (fact.kind === "tag") return "tags";
  if (fact.kind === "suite") return "ci";
  if (fact.kind === "pull" && fact.base === branch) return "release-pulls";
  if (fact.kind === "pull" || fact.kind === "issue")
    return fact.milestone === version ? "scope" : fact.kind === "pull" ? "named-pulls" : null;
  return null;
}

it("what was read in part makes nothing greener than the whole", () => {
  const kinds = fc.constantFrom<SourceKind>("tracker", "branch", "trunk", "tags", "ci", "release-pulls", "scope");
  const chance = fc.infiniteStream(fc.boolean());
  fc.assert(
    fc.property(worlds, kinds, chance, (given, kind, kept) => {
      const facts = given.facts.filter((fact) => sourceOf(fact) !== kind || kept.next().value);
      const partial = { state: "partial", complete: false } as const;
      const sources = given.sources.map((one) => (one.kind === kind ? { ...one, ...partial } : one));
      const [before, after] = [judged(given), judged({ ...given, facts, sources })];
      expect(["unknown", "no-go"], `without ${kind}`).toContain(after.verdict.call);
      for (const [nth, gate] of after.gates.entries()) {
        const was = before.gates[nth]?.status ?? "pass";
        if (gate.target === "release-day" || isGreen(was)) continue;
        expect(isGreen(gate.status), `${gate.id} without ${kind}: ${was}, then ${gate.summary}`).toBe(false);
      }
    }),
    { numRuns },
  );
});

const strange: Record<string, (world: World) => unknown> = {
  "a word of thanks": (world) => world.comment("Thanks for all the work!", { author: "eve" }),
  "an issue": (world) => world.issue(8001, { state: "OPEN", title: "It crashes", author: "eve" }),
  "a pull request": (world) => world.pull(8002, { title: "Some other work", author: "eve" }),
  "an item of the next version": (world) => world.issue(8003, { state: "OPEN", milestone: "2.13.0" }),
  "a commit": (world) => world.commit("main", "Some other work (#8004)", { index: 900, sha: sha("other") }),
  "a red run elsewhere": (world) => world.runs(sha("other"), "pull", { test: ["FAILURE"] }, { branch: "main" }),
  "a tag of an older version": (world) => world.tag(fillPattern(project.finalTag, "2.11.5"), sha("older"), null),
};

it("what does not concern the release changes nothing", () => {
  fc.assert(
    fc.property(worlds, fc.constantFrom(...Object.keys(strange)), (given, what) => {
      const world = new World();
      world.facts.length = 0;
      strange[what]?.(world);
      expect(said(judged({ ...given, facts: [...given.facts, ...world.facts] })), what).toBe(said(judged(given)));
    }),
    { numRuns },
  );
});

/** Every number and name as they stand in facts and in what is said of them. */
function renamed(text: string): string {
  const shift = (number: string) => String(Number(number) + 20_000);
  return text
    .replace(
      /(#|\/pull\/|\/issues\/|"number":|cherry-pick-|untracked-)(\d{2,4})(?![\d.])/g,
      (_, at, n) => at + shift(n),
    )
    .replace(/(?<![\w-])(ann|max|dev|tess)(?![\w-])/g, "$1-2");
}

it("names and numbers are only names and numbers", () => {
  fc.assert(
    fc.property(worlds, (given) => {
      const facts = JSON.parse(renamed(JSON.stringify(given.facts))) as Fact[];
      expect(said(judged({ ...given, facts }))).toBe(renamed(said(judged(given))));
    }),
    { numRuns },
  );
});

it("time alone makes nothing pass that did not", () => {
  fc.assert(
    fc.property(worlds, fc.integer({ min: 1, max: 12 }), (given, days) => {
      const later = new Date(Date.parse(now) + days * 86_400_000).toISOString();
      const [before, after] = [judged(given), judged({ ...given, now: later })];
      if (before.verdict.call !== "go") expect(after.verdict.call).not.toBe("go");
      for (const [nth, gate] of after.gates.entries()) {
        const was = before.gates[nth]?.status ?? "pass";
        if (was !== "not-yet" && !isGreen(was)) expect(isGreen(gate.status), gate.id).toBe(false);
      }
    }),
    { numRuns },
  );
});

it("every link leads to something that is there", () => {
  fc.assert(
    fc.property(worlds, (given) => {
      const { gates, verdict, reconciled } = judged(given);
      const urls = new Set(given.facts.flatMap((fact) => ("url" in fact ? [fact.url] : [])));
      const refs = reconciled.picks.flatMap(({ trunk, release }) => [...trunk, ...release]);
      const links = [...gates.flatMap(({ evidence }) => evidence), ...verdict.flips, ...refs].map(({ url }) => url);
      for (const url of links)
        if (!url.startsWith(`${base}/tree/`) && url !== `${base}/commit/${cut.sha}`) expect(urls).toContain(url);
      expect(links.every((url) => url.startsWith(`https://github.com/${repo}/`))).toBe(true);
    }),
    { numRuns },
  );
});

it("what is counted in words is as long as its list", () => {
  const ended = new Set(["merged", "reverted", "rejected", "withdrawn"]);
  fc.assert(
    fc.property(worlds, (given) => {
      const { gates, reconciled } = judged(given);
      const { scope, missing, reverts, picks } = reconciled;
      const first: Record<string, number> = {
        "scope-empty": scope.open.length,
        "scope-in-branch": scope.closed - missing.items.length,
        "reverts-followed": reverts.items.length,
        "picks-settled": picks.filter(({ state }) => !ended.has(state)).length,
      };
      for (const { id, status, summary } of gates)
        if (id in first && status === "fail") expect(Number(/\d+/.exec(summary)?.[0]), summary).toBe(first[id]);
    }),
    { numRuns },
  );
});
