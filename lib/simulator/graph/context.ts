import type { World } from "../world/world";

/** What a resolver may use besides its object. */
export type Context = {
  world: World;
  /** Answers the `rateLimit` field. */
  rate: { cost: number; nodeCount: number; limit: number; remaining: number; used: number; resetAt: string };
  /** Counts connections, so that a fault can strike one of them. */
  strike: ((connection: string) => void) | null;
  /** A fault: every page says that there is more and gives back the cursor that it was given. */
  stuck: boolean;
};

type Order = { field: string; direction: "ASC" | "DESC" };

/** Arguments that the simulator reads. The schema has checked them before a resolver sees them. */
export type Args = {
  first?: number | null;
  last?: number | null;
  after?: string | null;
  before?: string | null;
  owner?: string;
  name?: string;
  number?: number;
  id?: string;
  ids?: string[];
  login?: string;
  query?: string | null;
  type?: string;
  states?: string[] | null;
  labels?: string[] | null;
  baseRefName?: string | null;
  headRefName?: string | null;
  orderBy?: Order | null;
  filterBy?: Filter | null;
  itemTypes?: string[] | null;
  since?: string | null;
  until?: string | null;
  skip?: number | null;
  path?: string | null;
  author?: { id?: string | null; emails?: string[] | null } | string | null;
  refPrefix?: string;
  qualifiedName?: string;
  direction?: "ASC" | "DESC" | null;
  expression?: string | null;
  oid?: string | null;
  tagName?: string;
  headRef?: string;
  length?: number;
  includeClosedPrs?: boolean;
  enableDuplicate?: boolean;
};

export type Filter = {
  labels?: string[] | null;
  states?: string[] | null;
  since?: string | null;
  milestone?: string | null;
  milestoneNumber?: string | null;
  assignee?: string | null;
  createdBy?: string | null;
  checkType?: "ALL" | "LATEST" | null;
  checkName?: string | null;
  conclusions?: string[] | null;
  status?: string | null;
  statuses?: string[] | null;
  appId?: number | null;
};

export type Field<Source> = (source: Source, args: Args, context: Context) => unknown;
export type Fields<Source> = Record<string, Field<Source>>;
