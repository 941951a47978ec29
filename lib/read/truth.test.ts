/** The product against what each simulated world says of itself: read over HTTP, kept, judged. */
import { describe, expect, it } from "vitest";
import type { Judged, Pick } from "../domain/reconciled";
import { testWorld } from "../poll/test-world";
import { scenarios } from "../simulator/scenarios/index";
import type { Moment, PickTruth } from "../simulator/truth";
import { deriveForTest } from "./test-derive";

const numbersOf = (pick: Pick): number[] => pick.release.flatMap((ref) => ref.number ?? []).sort((a, b) => a - b);

function isSame(pick: Pick, truth: PickTruth): boolean {
  if (truth.key !== undefined) return pick.id.includes(truth.key);
  if (truth.repo !== undefined && pick.release[0]?.repo !== truth.repo) return false;
  return numbersOf(pick).join() === [...truth.release].sort((a, b) => a - b).join();
}

/** A pick as far as its truth speaks of it. */
function told(pick: Pick | undefined, truth: PickTruth): Record<string, unknown> {
  if (!pick) return { state: "not found" };
  const codes = pick.problems.map((problem) => problem.code);
  return {
    state: pick.state,
    ...(truth.waitingOn === undefined ? {} : { waitingOn: pick.waitingOn.kind }),
    ...(truth.policy === undefined ? {} : { policy: pick.policy.status }),
    ...(truth.firstCandidate === undefined ? {} : { firstCandidate: pick.firstCandidate }),
    ...(truth.problems === undefined ? {} : { problems: truth.problems.filter((code) => codes.includes(code)) }),
  };
}

const named = (truth: PickTruth): string => truth.key ?? truth.release.map((number) => `#${number}`).join("+");
const expectedOf = ({ release: _, key: __, repo: ___, ...rest }: PickTruth) => rest;

function compare({ reconciled, gates, verdict }: Judged, moment: Moment): { found: object; expected: object } {
  const { picks } = reconciled;
  const ofTruth = moment.picks.map((truth) => [
    named(truth),
    told(
      picks.find((pick) => isSame(pick, truth)),
      truth,
    ),
  ]);
  const beyond = moment.picksNamed
    ? []
    : picks
        .filter((pick) => !moment.picks.some((truth) => isSame(pick, truth)))
        .map((pick) => `${pick.id} ${pick.title}`);
  const home = reconciled.release.repo;
  const releaseOf = new Map(
    picks.map((pick) => [pick.id, pick.release.flatMap((ref) => (ref.repo === home ? (ref.number ?? []) : []))]),
  );
  const released = (ids: string[]) => ids.flatMap((id) => releaseOf.get(id) ?? []).sort((a, b) => a - b);
  const sorted = (list: readonly number[] | undefined) => [...(list ?? [])].sort((a, b) => a - b);
  return {
    found: {
      picks: Object.fromEntries(ofTruth),
      beyond,
      missing: sorted(
        reconciled.missing.items.filter((item) => item.reason !== "unknown").flatMap((item) => item.item.number ?? []),
      ),
      unfollowed: sorted(reconciled.reverts.items.flatMap((item) => item.change.number ?? [])),
      scopeOpen: moment.scopeOpen === undefined ? undefined : reconciled.scope.open.length,
      gates: Object.fromEntries(
        Object.keys(moment.gates).map((id) => [id, gates.find((gate) => gate.id === id)?.status]),
      ),
      verdict: moment.verdict === undefined ? undefined : verdict.call,
      candidates: moment.candidates?.map(({ tag, entered, left }) => {
        const candidate = reconciled.candidates.find((one) => one.tag === tag);
        return {
          tag,
          entered: entered && released(candidate?.entered ?? []),
          left: left && released(candidate?.left ?? []),
        };
      }),
    },
    expected: {
      picks: Object.fromEntries(moment.picks.map((truth) => [named(truth), expectedOf(truth)])),
      beyond: [],
      missing: sorted(moment.missing),
      unfollowed: sorted(moment.unfollowed),
      scopeOpen: moment.scopeOpen,
      gates: moment.gates,
      verdict: moment.verdict,
      candidates: moment.candidates?.map(({ tag, entered, left }) => ({
        tag,
        entered: entered && sorted(entered),
        left: left && sorted(left),
      })),
    },
  };
}

const worlds = scenarios.filter((scenario) => scenario.truth.releases.length > 0);

describe.each(worlds.map((world) => [world.name, world] as const))("the truth of %s", (name, world) => {
  const moments = world.truth.releases.flatMap(({ repo, version, moments: list }) =>
    list.map((moment) => [moment.at, version, repo, moment] as const),
  );

  it.each(moments)("at %s of %s in %s", async (at, version, repo, moment) => {
    const project = world.projects.find((one) => one.repo === repo);
    const test = await testWorld({ scenario: name, now: at, ...(project ? { project } : {}) });
    try {
      expect((await test.poll()).outcome).toBe("ok");
      const now = test.simulator.clock.now();
      const facts = await test.store.factsAt(test.project.slug, null);
      const sources = await test.store.sourcesAt();
      const judged = deriveForTest({ project: test.project, facts, sources, now }, version);
      if (judged === null) throw new Error(`${version} was not found`);
      const { found, expected } = compare(judged, moment);
      expect(found).toEqual(expected);
    } finally {
      await test.simulator.close();
    }
  });
});
