/** One poll: look once, read what differs, keep it. */
import { firstWholeName, progressName } from "../domain/progress";
import type { Project } from "../domain/project";
import type { GitHub, Pause, RateLimit } from "../github/client";
import { LeaseLost } from "../store";
import type { Desk, Log } from "./desk";
import { followedReleases } from "./followed";
import { gathered } from "./gathered";
import { Memory, memo } from "./memory";
import { reserve, waitBeforeNext } from "./pace";
import { isDue } from "./plan";
import { FirstRead } from "./progress";
import { readAll } from "./round";
import type { Known } from "./seen";
import { SourceBook } from "./sources";
import type { LeaseHeld, PollOutcome, StorePort } from "./store-port";

export type PollOptions = {
  project: Project;
  github: GitHub;
  store: StorePort;
  lease: LeaseHeld;
  log: Log;
  /** Product time. */
  now: () => string;
  /** Seconds between polls. */
  pollSeconds: number;
  machineNow?: () => number;
  /** Milliseconds until the next poll: the sources tell it, and the scheduler keeps to it. */
  next?: (after: After) => number;
};

/** What the time of the next poll depends on. */
export type After = Known & {
  startedAt: number;
  points: number;
  /** True where every list was read, which costs more than a look. */
  whole: boolean;
  notBefore: number | null;
  rateLimit: RateLimit | null;
};

export type PollResult = PollOutcome & {
  /** Milliseconds until the next poll. */
  waitMs: number;
};

/** Sizes with which questions begin: what GitHub answers without choking on a usual day. */
const pageSizes = { releasePulls: 25, pulls: 50, issues: 50, comments: 100, suites: 60, releases: 20 };

export async function pollOnce(options: PollOptions): Promise<PollResult> {
  const { project, github } = options;
  const machineNow = options.machineNow ?? Date.now;
  const started = machineNow();
  const spent = { ...github.spent };
  const memory = new Memory(await options.store.memo(project.slug));
  const first = memory.get(memo.reconciledAt) === null;
  const firstRead = first ? new FirstRead() : null;
  for (const [key, size] of Object.entries(pageSizes)) github.sizes.begin(key, size);
  if (github.spent.requests === 0) github.recall(await options.store.rateLimit(project.slug));
  for (const pause of await options.store.pauses()) if (isPause(pause)) github.keepPause(pause);
  github.sizes.restore(memory.get(memo.pageSizes));
  const now = options.now();
  const desk: Desk = {
    project,
    github,
    store: first ? options.store : gathered(options.store),
    lease: options.lease,
    log: options.log,
    now,
    nextPoll: new Date(Date.parse(now) + options.pollSeconds * 1000).toISOString(),
    machineNow,
    memory,
    sources: new SourceBook(project, await options.store.sourcesAt(project.slug, null)),
    followed: followedReleases(project, memory, now),
    whole: isDue(memory, now),
    first,
    firstRead,
    changed: 0,
    milestones: new Map(),
    notBefore: null,
    trouble: null,
    progress: (done, total) => firstRead?.count(done, total),
  };
  desk.sources.describe(desk.followed);
  const fault = await readAll(desk).then(
    (toTheEnd) => {
      if (desk.trouble && !toTheEnd) desk.trouble.lasting = false;
      return null;
    },
    (error: unknown) => ownFault(desk, error),
  );
  const points = github.spent.points - spent.points;
  const after: After = {
    memory,
    milestones: desk.milestones,
    startedAt: started,
    points,
    whole: desk.whole,
    notBefore: desk.notBefore,
    rateLimit: github.rateLimit,
  };
  const waitMs = (options.next ?? usualWait(options, machineNow))(after);
  desk.sources.planNext(new Date(Date.parse(options.now()) + waitMs).toISOString());
  const outcome: PollOutcome = {
    project: project.slug,
    at: now,
    ms: machineNow() - started,
    requests: github.spent.requests - spent.requests,
    points,
    changed: desk.changed,
    outcome: desk.trouble === null ? "ok" : desk.trouble.ended ? "failed" : "partial",
    ...(desk.trouble ? { error: desk.trouble.text } : {}),
    rateLimit: github.rateLimit,
  };
  outcome.changed += await finish(desk, outcome);
  if (fault !== null) throw fault.error;
  options.log.info(line(outcome), "poll");
  return { ...outcome, waitMs };
}

const isPause = (kept: unknown): kept is Pause => memo.pause.schema.safeParse(kept).success;

/** Where nobody else shares the token. */
const usualWait =
  ({ pollSeconds }: PollOptions, machineNow: () => number) =>
  ({ points, notBefore, rateLimit }: After): number =>
    waitBeforeNext({
      intervalMs: pollSeconds * 1000,
      machineNow: machineNow(),
      notBefore,
      rateLimit,
      pointsPerPoll: points,
      reserve,
    });

/** What was read before a fault of the program is kept, and what was not says why. */
function ownFault(desk: Desk, error: unknown): { error: unknown } {
  if (error instanceof LeaseLost) throw error;
  const text = "This program failed while it read. Its log says more.";
  desk.sources.bad(desk.sources.unsettled(desk.followed), desk.now, { text, partial: false, nextTry: desk.nextPoll });
  desk.trouble = { text, ended: true, lasting: false };
  return { error };
}

const minuteMs = 60_000;

/**
 * A reading of everything that failed in part is tried again in five minutes; the first one at once. What will be there
 * next time too, such as a repository that is hidden, is no reason to read everything again: its source stays marked.
 */
function reconciledAt({ trouble, first, now }: Desk): string | null {
  if (trouble === null || trouble.lasting) return now;
  return first ? null : new Date(Date.parse(now) - 55 * minuteMs).toISOString();
}

/** One line for each poll, with everything that is asked about polls later. */
const line = ({ rateLimit, ...rest }: PollOutcome): object => ({ ...rest, left: rateLimit?.remaining ?? null });

async function finish(desk: Desk, poll: PollOutcome): Promise<number> {
  const { memory, project, store, lease, now } = desk;
  const sizes = desk.github.sizes.toJSON();
  const changes = new Map<string, unknown>();
  if (JSON.stringify(sizes) !== JSON.stringify(memory.get(memo.pageSizes))) changes.set(memo.pageSizes.name, sizes);
  const { pause } = desk.github;
  if (JSON.stringify(pause) !== JSON.stringify(memory.get(memo.pause))) changes.set(memo.pause.name, pause);
  const reconciled = desk.whole ? reconciledAt(desk) : null;
  if (reconciled !== null) changes.set(memo.reconciledAt.name, reconciled);
  if (reconciled !== null && desk.first) changes.set(firstWholeName, now);
  if (desk.first) changes.set(progressName, null);
  const sources = desk.sources.takeTouched();
  const written = {
    project: project.slug,
    at: now,
    seen: [],
    gone: [],
    sources,
    memo: Object.fromEntries(changes),
    poll,
  };
  const { changed } = await store.writePoll(written, lease);
  return changed;
}
