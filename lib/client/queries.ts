/**
 * One factory per answer that the browser reads again: key, address and shape together. The schemas are loaded
 * when they are first needed, so that no page pays for them before it is shown.
 */
import { queryOptions } from "@tanstack/react-query";
import { ask } from "./fetcher";
import type { At } from "./links";
import { live } from "./live";

type Named = { project: string; version: string; at: At };

const withQuery = (path: string, query: Record<string, string | null>): string => {
  const kept = Object.entries(query).filter((entry): entry is [string, string] => entry[1] !== null);
  return kept.length > 0 ? `${path}?${new URLSearchParams(kept)}` : path;
};

/**
 * A cache between here and the server may hold an older answer than the page that is shown. It keeps one for each state,
 * and has none yet for the one that was just heard of. The server takes no notice of it.
 */
const standsOf = ({ project, at }: Named) => (at === null ? live.stands(project) : null);

const base = ({ project, version }: Named) => `/api/v1/releases/${project}/${version}`;
const schemas = () => import("./schemas");

export const sourcesQuery = (at: At) =>
  queryOptions({
    queryKey: ["sources", at],
    queryFn: async ({ signal }) => ask(withQuery("/api/v1/sources", { at }), (await schemas()).sourcesAnswer, signal),
    refetchInterval: at === null ? 30_000 : false,
  });

export const picksQuery = (named: Named) =>
  queryOptions({
    queryKey: ["picks", named.project, named.version, named.at],
    queryFn: async ({ signal }) =>
      ask(
        withQuery(`${base(named)}/picks`, { at: named.at, stands: standsOf(named) }),
        (await schemas()).picksAnswer,
        signal,
      ),
  });

export const ciQuery = (named: Named, commits: number) =>
  queryOptions({
    queryKey: ["ci", named.project, named.version, named.at, commits],
    queryFn: async ({ signal }) =>
      ask(
        withQuery(`${base(named)}/ci`, { at: named.at, commits: `${commits}`, stands: standsOf(named) }),
        (await schemas()).ciAnswer,
        signal,
      ),
  });
