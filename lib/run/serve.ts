import { config } from "../config";
import { productNow } from "../config/clock";
import { standAtDoor } from "../http/front-door";
import { endOnSignals, startProcess } from "./process";

/** Starts what a server needs. A fault that only a person can mend is told in its own words and ends the process. */
export async function serve(): Promise<void> {
  try {
    standAtDoor({ developing: process.env.NODE_ENV === "development", now: productNow });
    endOnSignals();
    await startProcess({ poller: config().environment.poller });
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  }
}
