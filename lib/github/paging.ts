import type { GitHub } from "./client";
import { GitHubError } from "./errors";
import type { Operation } from "./operation";

export type Connection<Node> = {
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
  nodes: (Node | null)[] | null;
};
export type PageVariables = { first: number; after?: string | null };

const mostPages = 1_000;

/**
 * Reads a connection page by page, from its beginning or on from a cursor. A cursor that does not move is an error,
 * never an endless loop.
 */
export async function* pages<R, V extends PageVariables, Node>(
  github: GitHub,
  key: string,
  operation: Operation<R, V>,
  variables: Omit<V, "first" | "after">,
  connection: (answer: R) => Connection<Node> | null | undefined,
  from: string | null = null,
): AsyncGenerator<{ nodes: Node[]; answer: R }> {
  let after = from;
  const seen = new Set(from === null ? [] : [from]);
  for (let page = 0; page < mostPages; page += 1) {
    const cursor: string | null = after;
    const answer: R = await github.askSized(key, operation, (first) => ({ ...variables, first, after: cursor }) as V);
    const found = connection(answer);
    if (!found) throw new GitHubError("not-found", `GitHub does not find what was asked for (${key}).`);
    yield { nodes: present(found.nodes), answer };
    if (!found.pageInfo.hasNextPage) return;
    after = found.pageInfo.endCursor;
    if (after === null || seen.has(after)) throw stuck(key);
    seen.add(after);
  }
  throw new GitHubError("truncated", `There are too many pages to read (${key}).`);
}

export const stuck = (key: string): GitHubError =>
  new GitHubError("stuck-cursor", `GitHub's pages do not move on (${key}).`);

export async function allNodes<R, V extends PageVariables, Node>(
  ...asked: Parameters<typeof pages<R, V, Node>>
): Promise<Node[]> {
  const all: Node[] = [];
  for await (const page of pages(...asked)) all.push(...page.nodes);
  return all;
}

export const present = <T>(nodes: readonly (T | null | undefined)[] | null | undefined): T[] =>
  (nodes ?? []).filter((node): node is T => node !== null && node !== undefined);
