/** Reads GitHub for every project and keeps what it says. */
export type { Log } from "./desk";
export { type PollResult, pollOnce } from "./poll";
export { type Poller, type PollerOptions, startPoller } from "./scheduler";
export { type Concern, concernSchema } from "./wake";
export { type Delivery, mostBytes, type Received, receive } from "./webhook";
