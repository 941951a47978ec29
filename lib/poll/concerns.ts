/** What webhooks spoke of and no poll has seen yet: when to look for each of them again. Pure; times are the machine's. */
import { isSeen } from "./seen";
import type { Concern } from "./wake";

/** Seconds between the looks for one concern: GitHub's reads may lag. Together not more than a minute. */
export const looksAfter = [1, 2, 4, 8, 16, 29] as const;
/** A timer may end a little early. */
const slackMs = 50;
/** A flood of webhooks makes no flood of memory; what is dropped is seen by the next usual poll. */
const most = 500;

type Waiting = {
  concern: Concern;
  /** Its version when it came; undefined where it came while a poll ran, whose reads may be older than it. */
  before: string | null | undefined;
  dueAt: number;
  looks: number[];
};

export type Judge = { isFollowed: (concern: Concern) => boolean; version: (concern: Concern) => string | null };

export class Concerns {
  private readonly waiting = new Map<string, Waiting>();

  add(concern: Concern, now: number, before: string | null | undefined): void {
    this.waiting.delete(concern.subject);
    this.waiting.set(concern.subject, { concern, before, dueAt: now, looks: [...looksAfter] });
    const [oldest] = this.waiting.keys();
    if (this.waiting.size > most && oldest !== undefined) this.waiting.delete(oldest);
  }

  /** When the next look is due; never, where nothing waits. */
  dueAt(): number {
    return Math.min(Number.POSITIVE_INFINITY, ...[...this.waiting.values()].map((one) => one.dueAt));
  }

  /** After a poll: what it saw is done, and what was due in vain is looked for a while later. */
  settle(poll: { startedAt: number; now: number; refused: boolean }, { isFollowed, version }: Judge): void {
    for (const [subject, one] of this.waiting) {
      const known = version(one.concern);
      if (!isFollowed(one.concern) || isSeen(one.concern, known, one.before === undefined ? known : one.before)) {
        this.waiting.delete(subject);
      } else if (one.before === undefined) {
        one.before = known;
      } else if (!poll.refused && one.dueAt - slackMs <= poll.startedAt) {
        const next = one.looks.shift();
        if (next === undefined) this.waiting.delete(subject);
        else one.dueAt = poll.now + next * 1000;
      }
    }
  }
}
