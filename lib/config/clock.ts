import { config } from "./index";

const held = globalThis as { __hudClock?: { at: number; since: number; speed: number } };

/** Product time in milliseconds: the machine's clock, or one that was started at another moment. */
export function productTime(): number {
  const { environment } = config();
  if (!held.__hudClock && environment.now === null) return Date.now();
  held.__hudClock ??= { at: Date.parse(environment.now ?? ""), since: Date.now(), speed: 1 };
  const { at, since, speed } = held.__hudClock;
  return at + (Date.now() - since) * speed;
}

export const productNow = (): string => new Date(productTime()).toISOString();

/** Starts product time at a moment: where a demo's world opens, unless HUD_NOW says otherwise. */
export function startClock(at: string, speed: number): void {
  held.__hudClock = { at: Date.parse(at), since: Date.now(), speed };
}
