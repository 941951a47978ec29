import { type Random, random } from "./random";

export const faultNames = [
  "unauthorized",
  "rate-limit",
  "rate-limit-code",
  "secondary-limit",
  "secondary-limit-200",
  "bad-gateway",
  "timeout",
  "slow",
  "truncated",
  "malformed",
  "partial",
  "something-went-wrong",
  "stuck-cursor",
] as const;

export type FaultName = (typeof faultNames)[number];

export type FaultPlan = {
  /** One fault or several to choose among; `any` means all of them. */
  faults: readonly FaultName[];
  /** The share of requests that are struck, 0 to 1. */
  rate: number;
  seed: number;
  /** The last moment, on the simulated clock, or the number of requests that may still be struck. */
  until: string | number | null;
  /** How long a slow answer or a time-out takes. */
  ms: number | null;
};

export type Strike = { fault: FaultName; ms: number; random: Random };

/** Decides for each request whether a fault strikes it; the same plan strikes the same requests. */
export class Faults {
  #plan: FaultPlan | null = null;
  #random: Random = random(0);
  #struck = 0;

  set(plan: FaultPlan | null): void {
    this.#plan = plan;
    this.#random = random(plan?.seed ?? 0);
    this.#struck = 0;
  }

  next(now: string): Strike | null {
    const plan = this.#plan;
    if (!plan || plan.faults.length === 0) return null;
    if (typeof plan.until === "string" && now > plan.until) return null;
    if (typeof plan.until === "number" && this.#struck >= plan.until) return null;
    const hit = this.#random.next() < plan.rate;
    const fault = this.#random.pick(plan.faults);
    if (!hit) return null;
    this.#struck += 1;
    return { fault, ms: plan.ms ?? (fault === "slow" ? 1_500 : 30_000), random: this.#random };
  }
}

export function isFault(name: unknown): name is FaultName {
  return faultNames.some((one) => one === name);
}

/** GitHub's words when a query took too long or broke on its side. */
export function wentWrong(id: string): string {
  return (
    "Something went wrong while executing your query. This may be the result of a timeout, or it could be a GitHub bug. " +
    `Please include \`${id}\` when reporting this issue.`
  );
}
