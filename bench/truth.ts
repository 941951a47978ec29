/** Holds every simulated world's own truth, at every moment that it names, against what the rules make of it. */
import { factBook } from "../lib/domain/fact-book";
import type { Judged, Pick } from "../lib/domain/reconciled";
import { judge } from "../lib/gates";
import { testWorld } from "../lib/poll/test-world";
import { findReleases, makeReader, paceOf, reconcile } from "../lib/reconcile";
import { scenarios } from "../lib/simulator/scenarios";
import type { Moment, PickTruth, ReleaseTruth } from "../lib/simulator/truth";

export type Miss = { world: string; version: string; at: string; what: string; expected: string; found: string };

/** Each moment is read afresh, as a poller without a memory would. */
export async function missesOf(name: string): Promise<{ checked: number; misses: Miss[] }> {
  const scenario = scenarios.find((one) => one.name === name);
  const misses: Miss[] = [];
  let checked = 0;
  for (const release of scenario?.truth.releases ?? []) {
    for (const moment of release.moments) {
      const judged = await judgedAt(name, release, moment.at);
      const add = (what: string, expected: unknown, found: unknown): void => {
        checked += 1;
        const [a, b] = [JSON.stringify(expected), JSON.stringify(found)];
        if (a !== b)
          misses.push({
            world: name,
            version: release.version,
            at: moment.at,
            what,
            expected: a ?? "",
            found: b ?? "",
          });
      };
      if (judged) compare(judged, moment, add);
      else add("release", "found", "not found");
    }
  }
  return { checked, misses };
}

async function judgedAt(scenario: string, release: ReleaseTruth, at: string): Promise<Judged | null> {
  const world = await testWorld({ scenario, now: at, github: { timeoutMs: 30_000 } });
  try {
    await world.poll();
    const reader = makeReader();
    const book = factBook(await world.store.factsAt("", null));
    const sources = await world.store.sourcesAt();
    const { project } = world;
    const releases = findReleases(project, book, sources, reader);
    const found = releases.find((one) => one.version === release.version);
    if (!found) return null;
    const reconciled = reconcile({ project, found, releases, book, sources, now: at, reader });
    return { reconciled, ...judge(reconciled, at, paceOf(reconciled)) };
  } finally {
    await world.simulator.close();
  }
}

type Add = (what: string, expected: unknown, found: unknown) => void;

function compare({ reconciled, gates, verdict }: Judged, moment: Moment, add: Add): void {
  const sorted = (numbers: readonly number[]): number[] => [...numbers].sort((a, b) => a - b);
  const number = (ref: { number?: number | undefined }): number => ref.number ?? 0;
  const own = reconciled.release.repo;
  for (const pick of moment.picks) comparePick(reconciled.picks, pick, add);
  if (!moment.picksNamed) add("number of picks", moment.picks.length, reconciled.picks.length);
  add("missing", sorted(moment.missing), sorted(reconciled.missing.items.map(({ item }) => number(item))));
  add("unfollowed", sorted(moment.unfollowed), sorted(reconciled.reverts.items.map(({ change }) => number(change))));
  if (moment.scopeOpen !== undefined) add("open scope", moment.scopeOpen, reconciled.scope.open.length);
  for (const [id, status] of Object.entries(moment.gates)) {
    const gate = gates.find((one) => one.id === id);
    add(`gate ${id}`, status, gate?.status);
  }
  if (moment.verdict) add("verdict", moment.verdict, verdict.call);
  if (!moment.candidates) return;
  add(
    "candidates",
    moment.candidates.map(({ tag }) => tag),
    reconciled.candidates.map(({ tag }) => tag),
  );
  const numbers = (ids: readonly string[]): number[] =>
    sorted(
      reconciled.picks
        .filter(({ id }) => ids.includes(id))
        .flatMap(({ release }) => release.flatMap((ref) => (ref.repo === own ? (ref.number ?? []) : []))),
    );
  for (const { tag, entered, left } of moment.candidates) {
    const candidate = reconciled.candidates.find((one) => one.tag === tag);
    if (entered) add(`${tag} entered`, sorted(entered), numbers(candidate?.entered ?? []));
    if (left) add(`${tag} left`, sorted(left), numbers(candidate?.left ?? []));
  }
}

function comparePick(picks: readonly Pick[], truth: PickTruth, add: Add): void {
  const name = `pick ${truth.release.join("+") || truth.key}`;
  const pick = picks.find(({ release, id, comment }) =>
    truth.release.length > 0
      ? truth.release.every((number) =>
          release.some((ref) => ref.number === number && (!truth.repo || ref.repo === truth.repo)),
        )
      : id.includes(truth.key ?? "?") || (comment?.url.includes(truth.key ?? "?") ?? false),
  );
  add(name, "found", pick ? "found" : "not found");
  if (!pick) return;
  add(`${name} state`, truth.state, pick.state);
  if (truth.waitingOn) add(`${name} waits on`, truth.waitingOn, pick.waitingOn.kind);
  if (truth.policy) add(`${name} policy`, truth.policy, pick.policy.status);
  if (truth.firstCandidate !== undefined) add(`${name} first candidate`, truth.firstCandidate, pick.firstCandidate);
  for (const code of truth.problems ?? [])
    add(
      `${name} problem ${code}`,
      true,
      pick.problems.some((problem) => problem.code === code),
    );
}

async function main(): Promise<void> {
  for (const { name } of scenarios) {
    const { checked, misses } = await missesOf(name);
    console.log(`${name}: ${checked - misses.length} of ${checked}`);
    for (const { version, at, what, expected, found } of misses)
      console.log(`  ${version} ${at} ${what}: expected ${expected}, found ${found}`);
  }
}

if (process.argv[1]?.endsWith("truth.ts")) await main();
