import { productNow } from "../config/clock";
import {
  readCandidates,
  readChanges,
  readLookup,
  readMissing,
  readPicks,
  readRelease,
  readReleases,
  readReverts,
} from "../read";
import { type Answer, refuse } from "../read/answer";
import { closeSharedStore, sharedStore } from "../store";
import type { Source } from "./source";

/** Straight from the database. Throws when it cannot be opened, as while a server holds the embedded one. */
export async function storeSource(): Promise<Source> {
  await sharedStore();
  return {
    active: (at) => inTime(readReleases)({ state: "active", at }),
    release: inTime(readRelease),
    picks: inTime(readPicks),
    missing: inTime(readMissing),
    reverts: inTime(readReverts),
    candidates: inTime(readCandidates),
    changes: inTime(readChanges),
    lookup: inTime(readLookup),
    close: closeSharedStore,
  };
}

/** A moment that has not been is refused, as the server refuses it. */
const inTime =
  <A extends { at: string | null }, T>(read: (asked: A) => Promise<Answer<T>>) =>
  async (asked: A): Promise<Answer<T>> => {
    const now = productNow();
    if (asked.at === null || asked.at <= now) return read(asked);
    return refuse("bad-request", `"at" is later than now (${now}). Ask for a moment that has been.`);
  };
