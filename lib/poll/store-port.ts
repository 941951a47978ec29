import type { Store } from "../store";

export type { LeaseHeld, PollOutcome, PollWrite } from "../store";

/** What polling needs of the store. */
export type StorePort = Pick<
  Store,
  | "writePoll"
  | "factsAt"
  | "sourcesAt"
  | "memo"
  | "rateLimit"
  | "pauses"
  | "acquireLease"
  | "releaseLease"
  | "seenDelivery"
>;

/** What a poll reads its facts from and keeps them in. */
export type Facts = Pick<StorePort, "writePoll" | "factsAt">;
