import { admit, guardMetrics } from "../access";
import { config } from "../config";
import { productNow } from "../config/clock";
import type { Door } from "../http/door";
import { standAtDoor } from "../http/front-door";
import { everyPastSettles, wholeState } from "../read";
import { endOnSignals, startProcess } from "./process";

/** Starts what a server needs. A fault that only a person can mend is told in its own words and ends the process. */
export async function serve(): Promise<void> {
  try {
    standAtDoor(door());
    endOnSignals();
    await startProcess({ poller: config().environment.poller });
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  }
}

function door(): Partial<Door> {
  const { environment, address } = config();
  return {
    developing: process.env.NODE_ENV === "development",
    https: address?.startsWith("https://") ?? false,
    now: productNow,
    proxies: environment.trustProxy,
    perMinute: environment.limitPerMinute,
    guard: guardMetrics,
    state: wholeState,
    settles: everyPastSettles,
    admit: environment.signIn === null ? null : admit,
  };
}
