import { page } from "./connect";
import type { Args, Context, Fields } from "./context";
import { nodeOf } from "./ids";
import { Refusal } from "./refusal";
import { searchThreads } from "./search";

function node(context: Context, id: string): object {
  const found = nodeOf(context.world, id);
  if (!found) throw new Refusal("NOT_FOUND", `Could not resolve to a node with the global id of '${id}'`);
  return found;
}

const query: Fields<unknown> = {
  viewer: (_, __, context) =>
    context.world.people.get("release-hud") ?? { __typename: "User", login: "release-hud", name: null },
  rateLimit: (_, __, context) => ({ __typename: "RateLimit", ...context.rate }),
  repository: (_, args, context) => {
    const name = `${args.owner}/${args.name}`;
    const found = [...context.world.repos.values()].find((one) => one.name.toLowerCase() === name.toLowerCase());
    if (!found) throw new Refusal("NOT_FOUND", `Could not resolve to a Repository with the name '${name}'.`);
    return found;
  },
  node: (_, args, context) => node(context, args.id ?? ""),
  // A missing node is null in its place and an error beside the rest.
  nodes: (_, args, context) => (args.ids ?? []).map((id) => orError(() => node(context, id))),
  search: (_, args: Args, context) => {
    if (args.type !== "ISSUE") throw new Error(`scenario lacks Query.search(type: ${args.type})`);
    const found = searchThreads(context.world, args.query ?? "");
    return page(context, "search", found, args, {
      issueCount: found.length,
      codeCount: 0,
      discussionCount: 0,
      repositoryCount: 0,
      userCount: 0,
      wikiCount: 0,
    });
  },
};

function orError(read: () => object): object {
  try {
    return read();
  } catch (error) {
    return error as Error;
  }
}

export const root = {
  Query: query,
  RateLimit: {
    cost: (one: Context["rate"]) => one.cost,
    limit: (one: Context["rate"]) => one.limit,
    nodeCount: (one: Context["rate"]) => one.nodeCount,
    remaining: (one: Context["rate"]) => one.remaining,
    used: (one: Context["rate"]) => one.used,
    resetAt: (one: Context["rate"]) => one.resetAt,
  } satisfies Fields<Context["rate"]>,
};
