import { iso } from "./time";

export type Clock = {
  now(): string;
  set(change: { now?: string | undefined; speed?: number | undefined }): void;
  readonly speed: number;
};

/** Starts at a moment of the world and runs on with the machine's time, faster or slower. Speed 0 stands still. */
export function clock(start: string, pace = 1, machine: () => number = Date.now): Clock {
  let base = Date.parse(start);
  let since = machine();
  let speed = pace;
  const ms = () => base + (machine() - since) * speed;
  return {
    now: () => iso(ms()),
    set(change) {
      base = change.now === undefined ? ms() : Date.parse(change.now);
      since = machine();
      speed = change.speed ?? speed;
    },
    get speed() {
      return speed;
    },
  };
}
