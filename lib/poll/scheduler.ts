/** Polls each project in turn: one poller per project over any number of processes. */
import { setTimeout as wait } from "node:timers/promises";
import type { Project } from "../domain/project";
import type { GitHub } from "../github/client";
import { type LeaseHeld, LeaseLost } from "../store";
import { Concerns, type Judge } from "./concerns";
import type { Log } from "./desk";
import { followedReleases } from "./followed";
import { leastGap, reserve, smoothed, waitBeforeNext } from "./pace";
import { type After, type PollResult, pollOnce } from "./poll";
import { isSeen, type Known, knownVersion } from "./seen";
import type { StorePort } from "./store-port";
import { type Concern, isFollowed } from "./wake";

export type PollerOptions = {
  projects: Project[];
  github: GitHub;
  store: StorePort;
  log: Log;
  /** A name that no other process has. */
  holder: string;
  /** Product time. */
  now: () => string;
  pollSeconds: number;
  onPoll?: (result: PollResult) => void;
  /** After so long a poller that was killed is replaced. */
  leaseMs?: number;
  /** Ends early, without an error, when the signal says so. */
  sleep?: (ms: number, signal: AbortSignal) => Promise<void>;
  /** The machine's clock: limits are told in its time. */
  machineNow?: () => number;
};

export type Poller = {
  /** Looks as soon as GitHub may be asked, and again until the concern is seen, if it is followed. False when another process polls the project. */
  wake(project: string, concern: Concern): boolean;
  stop(): Promise<void>;
};

const usualLeaseMs = 12_000;

export function startPoller(options: PollerOptions): Poller {
  const ending = new AbortController();
  const loops = new Map(options.projects.map((project) => [project.slug, new Loop(options, project, ending.signal)]));
  const running = [...loops.values()].map((loop) => loop.run());
  return {
    wake: (project, concern) => loops.get(project)?.wake(concern) ?? false,
    async stop() {
      ending.abort();
      await Promise.all(running);
    },
  };
}

/** What a person can mend is said; everything else stands in the error. */
const whyNot = (error: unknown): string =>
  /\b53100\b|ENOSPC|No space left/.test(String(error))
    ? "The database's disk is full: nothing can be kept. Make room; the poller goes on by itself."
    : "The poller could not go on. It tries again.";

const sleepUntil = (ms: number, signal: AbortSignal): Promise<void> => wait(ms, undefined, { signal }).catch(() => {});

class Loop {
  private held = false;
  private polling = false;
  private pointsPerPoll = 1;
  private pointsPerLook = 1;
  private known: Known | null = null;
  /** When the next poll is due by the machine's clock, also where the last one failed on our side. */
  private due = 0;
  /** Before this moment of the machine's clock no webhook makes a poll: GitHub asked for a pause, or points run short. */
  private quietUntil = 0;
  private readonly concerns = new Concerns();
  private rouse: () => void = () => {};
  private readonly options: PollerOptions;
  private readonly project: Project;
  private readonly leaseMs: number;
  private readonly ending: AbortSignal;
  private readonly machineNow: () => number;

  constructor(options: PollerOptions, project: Project, ending: AbortSignal) {
    this.options = options;
    this.project = project;
    this.ending = ending;
    this.leaseMs = options.leaseMs ?? usualLeaseMs;
    this.machineNow = options.machineNow ?? Date.now;
  }

  wake(concern: Concern): boolean {
    if (!this.held) return false;
    const { known } = this;
    const version = known && knownVersion(this.project, concern, known);
    if (known && !this.judge(known).isFollowed(concern)) return true;
    if (known && isSeen(concern, version, version)) return true;
    this.concerns.add(concern, this.machineNow(), this.polling ? undefined : version);
    this.rouse();
    return true;
  }

  private judge(known: Known): Judge {
    const { project } = this;
    const followed = followedReleases(project, known.memory, this.options.now());
    return {
      isFollowed: (concern) => isFollowed(project, concern, known.memory, followed),
      version: (concern) => knownVersion(project, concern, known),
    };
  }

  async run(): Promise<void> {
    const { store, holder, log } = this.options;
    const key = this.project.slug;
    while (!this.ending.aborted) {
      try {
        const fence = await store.acquireLease(key, holder, this.leaseMs);
        if (fence === null) await this.sleep(this.leaseMs / 6);
        else await this.holding({ key, holder, fence });
      } catch (error) {
        // The database may be away for a while: that must not end the poller.
        log.warn({ project: key, error: String(error) }, whyNot(error));
        await this.sleep(this.leaseMs / 6);
      }
    }
    await store.releaseLease(key, holder).catch(() => {});
  }

  /** Polls for as long as the lease is held; it is renewed while a poll runs and between polls. */
  private async holding(lease: LeaseHeld): Promise<void> {
    const { store, log } = this.options;
    this.held = true;
    let renewing = false;
    const renew = setInterval(() => {
      if (renewing) return; // a database that is silent is not asked for more and more connections
      renewing = true;
      store
        .acquireLease(lease.key, lease.holder, this.leaseMs)
        .then((fence) => {
          if (fence !== lease.fence) this.held = false;
        })
        .catch(() => {})
        .finally(() => {
          renewing = false;
        });
    }, this.leaseMs / 3);
    try {
      while (this.held && !this.ending.aborted) {
        await this.rest();
        if (this.held && !this.ending.aborted) await this.poll(lease);
      }
    } catch (error) {
      if (!(error instanceof LeaseLost)) throw error;
      log.warn({ project: lease.key }, "Another poller has taken over this project.");
    } finally {
      this.held = false;
      clearInterval(renew);
    }
  }

  private async poll(lease: LeaseHeld): Promise<PollResult> {
    const { project, machineNow } = this;
    const { github, store, log, now, pollSeconds } = this.options;
    this.polling = true;
    const next = (after: After): number => this.next(after);
    const asked = { project, github, store, lease, log, now, pollSeconds, machineNow, next };
    const result = await pollOnce(asked).finally(() => {
      this.polling = false;
    });
    this.options.onPoll?.(result);
    return result;
  }

  /** After a webhook the next poll comes sooner, until what it spoke of is seen. */
  private next(after: After): number {
    const { notBefore, rateLimit } = after;
    this.polling = false; // what comes from here on came after everything that this poll read
    this.pointsPerPoll = smoothed(this.pointsPerPoll, after.points);
    if (!after.whole) this.pointsPerLook = smoothed(this.pointsPerLook, after.points);
    const milestones = new Map([...(this.known?.milestones ?? []), ...after.milestones]);
    this.known = { memory: after.memory, milestones };
    const machineNow = this.machineNow();
    const sharers = this.options.projects.length;
    const pace = { machineNow, notBefore, rateLimit, reserve, intervalMs: this.options.pollSeconds * 1000 };
    const gap = leastGap({ ...pace, pointsPerPoll: this.pointsPerLook * sharers });
    this.quietUntil = Math.max(notBefore ?? 0, machineNow + gap);
    this.concerns.settle(
      { startedAt: after.startedAt, now: machineNow, refused: notBefore !== null },
      this.judge(this.known),
    );
    const usual = waitBeforeNext({ ...pace, pointsPerPoll: this.pointsPerPoll * sharers });
    const waitMs = Math.min(usual, this.woken() - machineNow);
    this.due = machineNow + waitMs;
    return waitMs;
  }

  /** When the next poll is due for webhooks. Any number of them make one. */
  private woken(): number {
    return Math.max(this.concerns.dueAt(), this.quietUntil);
  }

  /** Until the next poll is due, or a webhook makes it due sooner. */
  private async rest(): Promise<void> {
    for (let roused = true; roused && !this.ending.aborted; ) {
      const left = Math.min(this.due, this.woken()) - this.machineNow();
      roused = left > 0 && (await this.sleep(left));
    }
  }

  /** True when it was ended early. */
  private async sleep(ms: number): Promise<boolean> {
    const roused = new AbortController();
    this.rouse = () => roused.abort();
    const signal = AbortSignal.any([roused.signal, this.ending]);
    await (this.options.sleep ?? sleepUntil)(ms, signal);
    this.rouse = () => {};
    return roused.signal.aborted;
  }
}
