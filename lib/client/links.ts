/** Addresses of pages. `at` travels along, so that the time machine holds from page to page. */
import type { Route } from "next";

export const places = {
  status: { label: "Status", path: "", key: "g r" },
  picks: { label: "Picks", path: "/picks", key: "g p" },
  scope: { label: "Scope", path: "/scope", key: "g s" },
  ci: { label: "CI", path: "/ci", key: "g c" },
  candidates: { label: "Candidates", path: "/candidates", key: "g a" },
  notes: { label: "Notes", path: "/notes", key: "g n" },
  history: { label: "History", path: "/history", key: "g h" },
  checklist: { label: "Checklist", path: "/checklist", key: "g l" },
  sync: { label: "Present", path: "/sync", key: "p" },
} as const;

export type Place = keyof typeof places;
export type At = string | null;

type Named = { project: string; version: string };

function address(path: string, query: Record<string, string | null | undefined>): Route {
  const kept = Object.entries(query).filter((entry): entry is [string, string] => Boolean(entry[1]));
  const text = new URLSearchParams(kept).toString().replaceAll("%3A", ":").replaceAll("%2C", ",");
  return (text ? `${path}?${text}` : path) as Route;
}

export const overviewLink = (at: At = null): Route => address("/", { at });

export const releaseLink = (
  { project, version }: Named,
  place: Place = "status",
  at: At = null,
  query: Record<string, string | null | undefined> = {},
): Route => address(`/${project}/${version}${places[place].path}`, { ...query, at });

/** The release page, played from the cut to now. */
export const replayLink = ({ project, version }: Named): Route => address(`/${project}/${version}/replay`, {});

export const personLink = (login: string, at: At = null): Route => address(`/people/${login}`, { at });

export const searchLink = (q: string, at: At = null): Route => address("/search", { q, at });

export const statusLink = (at: At = null): Route => address("/status", { at });

/** Files to subscribe to. They always tell of now. */
export const feedLink = ({ project, version }: Named): string => `/${project}/${version}/feed.atom`;
export const calendarLink = ({ project, version }: Named): string => `/${project}/${version}/calendar.ics`;
export const pickFeedLink = ({ project, version }: Named, id: string): string =>
  `/${project}/${version}/picks/${encodeURIComponent(id)}/feed.atom`;
export const personFeedLink = (login: string): string => `/people/${login}/feed.atom`;

/** The receipt of a pull request or an issue; a commit is looked up. */
export function receiptLink(
  ref: { repo: string; number?: number | undefined; sha?: string | undefined },
  at: At = null,
): Route {
  if (ref.number !== undefined) return address(`/pr/${ref.repo}/${ref.number}`, { at });
  return searchLink(ref.sha ?? ref.repo, at);
}

type Query = Record<string, string | null | undefined>;

/** Pages of a project's documents, which belong to no single release. */
export const notesSearchLink = (project: string, at: At = null, query: Query = {}): Route =>
  address(`/${project}/notes`, { ...query, at });
export const compareLink = (project: string, at: At = null, query: Query = {}): Route =>
  address(`/${project}/compare`, { ...query, at });
export const cadenceLink = (project: string, at: At = null): Route => address(`/${project}/cadence`, { at });
export const matrixLink = (project: string, at: At = null, query: Query = {}): Route =>
  address(`/${project}/matrix`, { ...query, at });

/** The same page at another moment; null is now. */
export const momentLink = (path: string, at: At, query: Record<string, string | null | undefined> = {}): Route =>
  address(path, { ...query, at });
