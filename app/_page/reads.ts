import { cache } from "react";
import { readReleases, readSources, readWhole } from "@/lib/read";

/** What several parts of one answer ask for, read once for that answer. */
export const wholeOf = cache((project: string, version: string, at: string | null) =>
  readWhole({ project, version, at }),
);
export const releasesOf = cache((at: string | null) => readReleases({ state: "all", at }));
export const sourcesOf = cache((at: string | null) => readSources({ at }));
