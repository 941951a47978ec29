import type { Page } from "@playwright/test";

/** Every page of the product, with the words that say that its subject is there. */
export const pages = [
  { name: "overview", path: "/", says: /2\.12\.0 is no-go/ },
  { name: "release", path: "/pytorch/2.12.0", says: /M4, final RC/ },
  { name: "picks", path: "/pytorch/2.12.0/picks", says: /Cherry-picks for 2\.12\.0/ },
  { name: "ci", path: "/pytorch/2.12.0/ci", says: /CI on release\/2\.12/ },
  { name: "candidates", path: "/pytorch/2.12.0/candidates", says: /Candidates of 2\.12\.0/ },
  { name: "scope", path: "/pytorch/2.12.0/scope", says: /Scope of 2\.12\.0/ },
  { name: "history", path: "/pytorch/2.12.0/history", says: /History of 2\.12\.0/ },
  { name: "notes", path: "/pytorch/2.12.0/notes", says: /Release notes of 2\.12\.0/ },
  { name: "notes without a tracker", path: "/pytorch/2.9.0/notes", says: /Release notes of 2\.9\.0/ },
  { name: "checklist", path: "/pytorch/2.12.0/checklist", says: /Checklist of 2\.12\.0/ },
  { name: "search in notes", path: "/pytorch/notes?q=memory", says: /for “memory”/ },
  { name: "compare", path: "/pytorch/compare?from=2.6.0&to=2.9.0", says: /From 2\.6\.0 to 2\.9\.0/ },
  { name: "matrix", path: "/pytorch/matrix", says: /Compatibility matrix/ },
  { name: "cadence", path: "/pytorch/cadence", says: /Cadence/ },
  { name: "receipt", path: "/pr/pytorch/pytorch/176994", says: /Not in 2\.12\.0/ },
  { name: "person", path: "/people/atalman", says: /on atalman\./ },
  { name: "my picks", path: "/people", says: /Whose picks\?/ },
  { name: "search", path: "/search?q=export", says: /[1-9]\d* matches for “export”/ },
  { name: "status", path: "/status", says: /All sources are fresh|cannot be relied on/ },
] as const;

export const release = "/pytorch/2.12.0";

/** Until the page listens to keys: before that it is whole, but still without its scripts. */
export const awake = (page: Page) => page.locator("html[data-keys]").waitFor({ state: "attached" });
