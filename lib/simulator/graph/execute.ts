import { schema as github } from "@octokit/graphql-schema";
import {
  buildSchema,
  type DocumentNode,
  execute,
  GraphQLError,
  type GraphQLFieldResolver,
  type GraphQLSchema,
  getOperationAST,
  isNonNullType,
  type OperationDefinitionNode,
  parse,
  validate,
} from "graphql";
import { checks } from "./checks";
import type { Args, Context, Field } from "./context";
import { type Cost, costOf } from "./cost";
import { git } from "./git";
import { people } from "./people";
import { type ErrorBody, errorBody, invalidQuery, Refusal } from "./refusal";
import { repository } from "./repository";
import { root } from "./root";
import { threads } from "./threads";
import { timeline } from "./timeline";

type AnyField = Field<unknown>;

const table = new Map<string, Map<string, AnyField>>(
  Object.entries({ ...root, ...repository, ...people, ...threads, ...timeline, ...git, ...checks }).map(
    ([type, fields]) => [type, new Map(Object.entries(fields as Record<string, AnyField>))],
  ),
);

export type Request = { query: string; variables: Record<string, unknown>; operationName: string | null };
export type Answer = { data?: unknown; errors?: ErrorBody[] };
export type Prepared = { document: DocumentNode; operation: OperationDefinitionNode; cost: Cost };

let built: GraphQLSchema | undefined;

export function githubSchema(): GraphQLSchema {
  built ??= buildSchema(github.idl, { assumeValidSDL: true, noLocation: true });
  return built;
}

type Checked = { document: DocumentNode } | { errors: ErrorBody[] };
const checked = new Map<string, Checked>();
const kept = 500;

/** Parses and validates, once per query text. */
function check(query: string): Checked {
  const known = checked.get(query);
  if (known) return known;
  if (checked.size >= kept) checked.clear();
  const made = checkAnew(query);
  checked.set(query, made);
  return made;
}

function checkAnew(query: string): Checked {
  try {
    const document = parse(query);
    const errors = validate(githubSchema(), document, undefined, { maxErrors: 20 });
    return errors.length > 0 ? { errors: errors.map(invalidQuery) } : { document };
  } catch (error) {
    return { errors: [error instanceof GraphQLError ? errorBody(error) : { message: String(error) }] };
  }
}

/** A query ready to be run with its cost, or the errors with which GitHub refuses it. */
export function prepare(request: Request): Prepared | { errors: ErrorBody[] } {
  const found = check(request.query);
  if ("errors" in found) return found;
  const operation = getOperationAST(found.document, request.operationName);
  if (!operation) return { errors: [{ message: "An operation name is required" }] };
  try {
    return {
      document: found.document,
      operation,
      cost: costOf(githubSchema(), found.document, operation, request.variables),
    };
  } catch (error) {
    if (error instanceof Refusal) return { errors: [errorBody(error)] };
    throw error;
  }
}

export async function run(prepared: Prepared, request: Request, context: Context): Promise<Answer> {
  const result = await execute({
    schema: githubSchema(),
    document: prepared.document,
    contextValue: context,
    variableValues: request.variables,
    operationName: request.operationName,
    fieldResolver,
    typeResolver: (value) => (value as { __typename: string }).__typename,
  });
  const answer: Answer = {};
  if (result.data !== undefined) answer.data = result.data;
  if (result.errors) answer.errors = result.errors.map(errorBody);
  return answer;
}

const fieldResolver: GraphQLFieldResolver<unknown, Context, Args> = (source, args, context, info) => {
  const type = info.parentType.name;
  const field = table.get(type)?.get(info.fieldName);
  const value = field ? field(source, args, context) : plainField(type, info.fieldName, source);
  if (value === undefined || (value === null && isNonNullType(info.returnType)))
    throw new GraphQLError(`scenario lacks ${type}.${info.fieldName}`);
  return value;
};

/** Pages and their parts are plain objects; everything else must be in the table. */
function plainField(type: string, field: string, source: unknown): unknown {
  if (!/(Connection|Edge|PageInfo)$/.test(type)) return undefined;
  return (source as Record<string, unknown>)[field];
}
