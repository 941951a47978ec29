import { config } from "./index";

const held = globalThis as { __hudClockStart?: number };

/** Product time in milliseconds: the machine's clock, or HUD_NOW running on at the demo's speed. */
export function productTime(): number {
  const { environment, demo } = config();
  held.__hudClockStart ??= Date.now();
  if (environment.now === null && demo === null) return Date.now();
  const start = Date.parse(environment.now ?? demoOpening);
  return start + (Date.now() - held.__hudClockStart) * (demo === null ? 1 : environment.demoSpeed);
}

export const productNow = (): string => new Date(productTime()).toISOString();

/** The machine's moment at which product time began to run, so that other processes can share the clock. */
export function clockOrigin(): number {
  productTime();
  return held.__hudClockStart ?? Date.now();
}

/** Where the demo opens when HUD_NOW does not say: three days before the final candidate of 2.12.0. */
export const demoOpening = "2026-04-24T14:32:00.000Z";
