import type { Store } from "../store";

export type { LeaseHeld, PollOutcome, PollWrite } from "../store";

/** What polling needs of the store. */
export type StorePort = Pick<
  Store,
  "writePoll" | "factsAt" | "sourcesAt" | "memo" | "acquireLease" | "releaseLease" | "seenDelivery"
>;
