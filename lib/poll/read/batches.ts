import type { GitHub } from "../../github/client";
import { GitHubError } from "../../github/errors";
import type { Operation } from "../../github/operation";

type ById = { nodes: (object | null)[] };

/** Reads things by their ids, as many at once as GitHub bears. Null stands for what GitHub does not find. */
export async function* byIds<R extends ById>(
  github: GitHub,
  key: string,
  operation: Operation<R, { ids: string[] }>,
  ids: string[],
): AsyncGenerator<{ id: string; node: R["nodes"][number] | null }[]> {
  for (let at = 0; at < ids.length; ) {
    let asked: string[] = [];
    const from = at;
    const someIds = (size: number) => {
      asked = ids.slice(from, from + size);
      return { ids: asked };
    };
    const answer = await github.askSized(key, operation, someIds, ids.length - from);
    if (answer.nodes.length !== asked.length) {
      throw new GitHubError("malformed", `GitHub answered ${answer.nodes.length} of ${asked.length} things asked for.`);
    }
    at += asked.length;
    yield asked.map((id, n) => ({ id, node: answer.nodes[n] ?? null }));
  }
}

export const isA = <N extends object, T extends string>(
  node: N | null,
  typename: T,
): node is Extract<N, { __typename: T }> => node !== null && "__typename" in node && node.__typename === typename;
