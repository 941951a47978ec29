/** Polls each project in turn: one poller per project over any number of processes. */
import { setTimeout as wait } from "node:timers/promises";
import type { Project } from "../domain/project";
import type { GitHub } from "../github/client";
import { type LeaseHeld, LeaseLost } from "../store";
import type { Log } from "./desk";
import { followedReleases } from "./followed";
import { smoothed, waitBeforeNext } from "./pace";
import { type PollResult, pollOnce } from "./poll";
import type { StorePort } from "./store-port";
import { type Concern, isFollowed, looksAfter, wasSeen } from "./wake";

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
};

export type Poller = {
  /** Looks at once, and again until the concern is seen, if it is followed. False when another process polls the project. */
  wake(project: string, concern: Concern): boolean;
  stop(): Promise<void>;
};

const usualLeaseMs = 12_000;
const reserve = 500;

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

const sleepUntil = (ms: number, signal: AbortSignal): Promise<void> => wait(ms, undefined, { signal }).catch(() => {});

class Loop {
  private held = false;
  private pointsPerPoll = 1;
  private last: PollResult | null = null;
  private concern: Concern | null = null;
  private looks: number[] = [];
  private rouse: () => void = () => {};
  private readonly options: PollerOptions;
  private readonly project: Project;
  private readonly leaseMs: number;
  private readonly ending: AbortSignal;

  constructor(options: PollerOptions, project: Project, ending: AbortSignal) {
    this.options = options;
    this.project = project;
    this.ending = ending;
    this.leaseMs = options.leaseMs ?? usualLeaseMs;
  }

  wake(concern: Concern): boolean {
    if (!this.held) return false;
    if (!this.last) return true; // the first read is under way and sees everything
    const followed = followedReleases(this.project, this.last.memory, this.options.now());
    if (!isFollowed(this.project, concern, this.last.memory, followed)) return true;
    this.concern = concern;
    this.looks = [...looksAfter];
    this.rouse();
    return true;
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
        log.warn({ project: key, error: String(error) }, "The poller could not go on. It tries again.");
        await this.sleep(this.leaseMs / 6);
      }
    }
    await store.releaseLease(key, holder).catch(() => {});
  }

  /** Polls for as long as the lease is held; it is renewed while a poll runs and between polls. */
  private async holding(lease: LeaseHeld): Promise<void> {
    const { store, log } = this.options;
    this.held = true;
    const renew = setInterval(() => {
      store
        .acquireLease(lease.key, lease.holder, this.leaseMs)
        .then((fence) => {
          if (fence !== lease.fence) this.held = false;
        })
        .catch(() => {});
    }, this.leaseMs / 3);
    try {
      while (this.held && !this.ending.aborted) {
        const delay = await this.poll(lease);
        await this.sleep(delay);
      }
    } catch (error) {
      if (!(error instanceof LeaseLost)) throw error;
      log.warn({ project: lease.key }, "Another poller has taken over this project.");
    } finally {
      this.held = false;
      clearInterval(renew);
    }
  }

  private async poll(lease: LeaseHeld): Promise<number> {
    const { project } = this;
    const { github, store, log, now, pollSeconds } = this.options;
    const result = await pollOnce({ project, github, store, lease, log, now, pollSeconds });
    this.last = result;
    this.pointsPerPoll = smoothed(this.pointsPerPoll, result.points);
    this.options.onPoll?.(result);
    const delay = waitBeforeNext({
      intervalMs: pollSeconds * 1000,
      machineNow: Date.now(),
      notBefore: result.notBefore,
      rateLimit: result.rateLimit ?? null,
      pointsPerPoll: this.pointsPerPoll * this.options.projects.length,
      reserve,
    });
    return this.nextLook(result, delay);
  }

  /** After a webhook the next look comes sooner, until what it spoke of was read. */
  private nextLook(result: PollResult, delay: number): number {
    if (this.concern && wasSeen(this.concern, result.read)) {
      this.concern = null;
      this.looks = [];
    }
    const next = result.notBefore === null ? this.looks.shift() : undefined;
    return next === undefined ? delay : Math.min(delay, next * 1000);
  }

  private async sleep(ms: number): Promise<void> {
    const roused = new AbortController();
    this.rouse = () => roused.abort();
    const signal = AbortSignal.any([roused.signal, this.ending]);
    await (this.options.sleep ?? sleepUntil)(ms, signal);
    this.rouse = () => {};
  }
}
