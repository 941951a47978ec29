/** Shell: takes what is due from the outbox and posts it, again and again until it is taken or hope is given up. */
import { config } from "../config";
import type { NotifyTarget } from "../config/notify";
import { type Due, type Outcome, sharedStore } from "../store";
import { messageSchema } from "./message";
import { type Post, postOf } from "./write";

const patienceMs = 10_000;
/** Longer than one attempt may take, so that nobody else takes it meanwhile. */
const holdMs = 60_000;
const firstRetryMs = 10_000;
const longestRetryMs = 3_600_000;
/** About a day of trying. */
const mostAttempts = 32;

export type Sent = { target: string; topic: string; error: string | null };

export async function deliverDue(machineNow: () => string): Promise<Sent[]> {
  const { projects, notify } = config();
  if (notify.length === 0) return [];
  const store = await sharedStore();
  const slugs = projects.map(({ slug }) => slug);
  const due = await store.takeDue(slugs, machineNow(), holdMs);
  return Promise.all(
    due.map(async (one) => {
      const outcome = await deliver(one, notify, machineNow());
      await store.settleMessage(one.id, outcome, machineNow());
      return { target: one.target, topic: one.topic, error: outcome.delivered ? null : outcome.error };
    }),
  );
}

async function deliver(due: Due, targets: readonly NotifyTarget[], now: string): Promise<Outcome> {
  const target = targets.find(({ name }) => name === due.target);
  if (!target) return { delivered: false, error: "The configuration names no such target any more.", retryAt: null };
  const message = messageSchema.safeParse(JSON.parse(due.body));
  if (!message.success) return { delivered: false, error: "The stored message cannot be read.", retryAt: null };
  const error = await send(target.to, postOf(message.data, target, `msg_${due.id}`, now));
  return error === null ? { delivered: true } : { delivered: false, error, retryAt: retryAt(due.attempts, now) };
}

/** Twice as long after each attempt, an hour at most; null when it was tried often enough. */
export function retryAt(attempts: number, now: string): string | null {
  if (attempts >= mostAttempts) return null;
  return new Date(Date.parse(now) + Math.min(longestRetryMs, firstRetryMs * 2 ** (attempts - 1))).toISOString();
}

/** Null when the receiver took it, else what it said. Where it lives may be a secret and is never repeated. */
export async function send(to: string, { headers, body }: Post): Promise<string | null> {
  try {
    const signal = AbortSignal.timeout(patienceMs);
    const answer = await fetch(to, { method: "POST", headers, body, redirect: "error", signal });
    await answer.body?.cancel();
    return answer.ok ? null : `The receiver answered ${answer.status}.`;
  } catch (error) {
    const timedOut = error instanceof Error && error.name === "TimeoutError";
    return timedOut ? `The receiver did not answer within ${patienceMs / 1000} s.` : "The receiver cannot be reached.";
  }
}
