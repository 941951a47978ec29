/** For tests: small facts and a writer that holds a lease. */
import type { CommentFact, Fact } from "../domain/facts";
import type { Source } from "../domain/source";
import type { LeaseHeld } from "./lease";
import type { PollWrite, Store } from "./store";

export function comment(id: string, body: string): CommentFact {
  return {
    kind: "comment",
    repo: "octo/engine",
    number: 1,
    id,
    url: `https://github.com/octo/engine/issues/1#issuecomment-${id}`,
    author: "ada",
    authorAssociation: "MEMBER",
    body,
    createdAt: "2026-04-01T00:00:00Z",
    updatedAt: "2026-04-01T00:00:00Z",
    editedAt: null,
    editor: null,
    minimized: false,
    edits: [],
  };
}

export function source(id: string, change: Partial<Source> = {}): Source {
  return {
    id,
    kind: "tags",
    project: "engine",
    version: null,
    what: "Tags",
    state: "ok",
    complete: true,
    lastOk: null,
    error: null,
    nextTry: null,
    ...change,
  };
}

export const minute = (n: number): string => new Date(Date.UTC(2026, 3, 24) + n * 60_000).toISOString();

export async function writer(store: Store, holder = "one") {
  const fence = await store.acquireLease("engine", holder, 3_600_000);
  if (fence === null) throw new Error("the lease is held by another");
  const lease: LeaseHeld = { key: "engine", holder, fence };
  return async (at: string, seen: Fact[], more: Partial<PollWrite> = {}) =>
    store.writePoll(
      {
        project: "engine",
        at,
        seen,
        gone: [],
        sources: [],
        memo: {},
        poll: { project: "engine", at, ms: 5, requests: 1, points: 1, changed: 0, outcome: "ok" },
        ...more,
      },
      lease,
    );
}
