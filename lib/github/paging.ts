import type { GitHub } from "./client";
import { GitHubError } from "./errors";
import type { Operation } from "./operation";

export type Connection<Node> = {
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
  nodes: (Node | null)[] | null;
};
export type PageVariables = { first: number; after?: string | null };

const mostPages = 1_000;

/** Reads a connection page by page. A cursor that does not move is an error, never an endless loop. */
export async function* pages<R, V extends PageVariables, Node>(
  github: GitHub,
  key: string,
  operation: Operation<R, V>,
  variables: Omit<V, "first" | "after">,
  connection: (answer: R) => Connection<Node> | null | undefined,
): AsyncGenerator<{ nodes: Node[]; answer: R }> {
  let after: string | null = null;
  const seen = new Set<string>();
  for (let page = 0; page < mostPages; page += 1) {
    const cursor: string | null = after;
    const answer: R = await github.askSized(key, operation, (first) => ({ ...variables, first, after: cursor }) as V);
    const found = connection(answer);
    if (!found) throw new GitHubError("not-found", `GitHub does not find what was asked for (${key}).`);
    yield { nodes: present(found.nodes), answer };
    if (!found.pageInfo.hasNextPage) return;
    const next = found.pageInfo.endCursor;
    if (next === null || next === cursor || seen.has(next)) {
      throw new GitHubError("stuck-cursor", `GitHub's pages do not move on (${key}).`);
    }
    seen.add(next);
    after = next;
  }
  throw new GitHubError("truncated", `There are too many pages to read (${key}).`);
}

export async function allNodes<R, V extends PageVariables, Node>(
  ...asked: Parameters<typeof pages<R, V, Node>>
): Promise<Node[]> {
  const all: Node[] = [];
  for await (const page of pages(...asked)) all.push(...page.nodes);
  return all;
}

export const present = <T>(nodes: readonly (T | null | undefined)[] | null | undefined): T[] =>
  (nodes ?? []).filter((node): node is T => node !== null && node !== undefined);
