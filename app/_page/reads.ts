import { cache } from "react";
import { type AskedRelease, readLookup, readReleases, readSources, readWhole, whereStands } from "@/lib/read";

/** How things stand, asked before all else of an answer: what it shows is never older than it says. */
export const standingNow = cache(whereStands);

/** Parts of one answer that ask for the same read it once. */
function readOnce<Given extends (string | null)[], T>(read: (at: string | null, ...given: Given) => Promise<T>) {
  return cache(async (at: string | null, ...given: Given) => {
    if (at === null) await standingNow();
    return read(at, ...given);
  });
}

const whole = readOnce((at, project: string, version: string) => readWhole({ project, version, at }));
export const wholeOf = ({ project, version, at }: AskedRelease) => whole(at, project, version);
export const releasesOf = readOnce((at) => readReleases({ state: "all", at }));
export const sourcesOf = readOnce((at) => readSources({ at }));
export const lookupOf = readOnce((at, q: string) => readLookup({ q, at }));
