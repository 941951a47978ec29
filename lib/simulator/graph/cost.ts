import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isInterfaceType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type ValueNode,
} from "graphql";
import { Refusal } from "./refusal";

export type Cost = { points: number; nodes: number; connections: number };

const nodeLimit = 500_000;

type Walk = {
  schema: GraphQLSchema;
  fragments: Map<string, FragmentDefinitionNode>;
  variables: Record<string, unknown>;
  requests: number;
  nodes: number;
  connections: number;
};

/**
 * GitHub's published formula: the requests needed for every connection, assuming that each page is full, divided by
 * 100 and rounded, at least 1. Nodes are counted the same way. Connections without a page size are refused.
 */
export function costOf(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Record<string, unknown>,
): Cost {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const part of document.definitions)
    if (part.kind === Kind.FRAGMENT_DEFINITION) fragments.set(part.name.value, part);
  const defaults = Object.fromEntries(
    (operation.variableDefinitions ?? []).flatMap((one) =>
      one.defaultValue ? [[one.variable.name.value, literal(one.defaultValue, {})]] : [],
    ),
  );
  const walk: Walk = {
    schema,
    fragments,
    variables: { ...defaults, ...variables },
    requests: 0,
    nodes: 0,
    connections: 0,
  };
  const root = schema.getRootType(operation.operation);
  if (root) visit(walk, operation.selectionSet, root, 1);
  if (walk.nodes > nodeLimit)
    throw new Refusal(
      "MAX_NODE_LIMIT_EXCEEDED",
      `This query requests up to ${walk.nodes.toLocaleString("en")} possible nodes which exceeds the maximum limit of ${nodeLimit.toLocaleString("en")}.`,
    );
  return { points: Math.max(1, Math.round(walk.requests / 100)), nodes: walk.nodes, connections: walk.connections };
}

function visit(walk: Walk, selections: SelectionSetNode, type: GraphQLOutputType, times: number): void {
  for (const selection of selections.selections) {
    if (left(walk, selection.directives ?? [])) continue;
    if (selection.kind === Kind.FIELD) visitField(walk, selection, type, times);
    else if (selection.kind === Kind.INLINE_FRAGMENT) {
      const on = selection.typeCondition ? walk.schema.getType(selection.typeCondition.name.value) : type;
      if (isObjectType(on) || isInterfaceType(on)) visit(walk, selection.selectionSet, on, times);
    } else {
      const fragment = walk.fragments.get(selection.name.value);
      const on = fragment && walk.schema.getType(fragment.typeCondition.name.value);
      if (fragment && (isObjectType(on) || isInterfaceType(on))) visit(walk, fragment.selectionSet, on, times);
    }
  }
}

function visitField(walk: Walk, field: FieldNode, parent: GraphQLOutputType, times: number): void {
  if (!field.selectionSet || !(isObjectType(parent) || isInterfaceType(parent))) return;
  const type =
    walk.schema.getQueryType() === parent ? rootField(walk, field) : parent.getFields()[field.name.value]?.type;
  if (!type) return;
  const named = getNamedType(type);
  if (!named.name.endsWith("Connection")) {
    const ids =
      parent === walk.schema.getQueryType() && field.name.value === "nodes" ? argument(walk, field, "ids") : null;
    visit(
      walk,
      field.selectionSet,
      named as GraphQLOutputType,
      times * (Array.isArray(ids) ? Math.max(1, ids.length) : 1),
    );
    return;
  }
  const size = pageSize(walk, field);
  walk.connections += 1;
  walk.requests += times;
  walk.nodes += times * size;
  visit(walk, field.selectionSet, named as GraphQLOutputType, times * size);
}

function rootField(walk: Walk, field: FieldNode): GraphQLOutputType | undefined {
  return walk.schema.getQueryType()?.getFields()[field.name.value]?.type;
}

function pageSize(walk: Walk, field: FieldNode): number {
  const name = field.name.value;
  const first = argument(walk, field, "first");
  const last = argument(walk, field, "last");
  if (typeof first === "number" && typeof last === "number")
    throw new Refusal(
      "INVALID_PAGINATION_BOUNDARIES",
      `Passing both \`first\` and \`last\` values to paginate the \`${name}\` connection is not supported.`,
    );
  const size = first ?? last;
  if (typeof size !== "number")
    throw new Refusal(
      "MISSING_PAGINATION_BOUNDARIES",
      `You must provide a \`first\` or \`last\` value to properly paginate the \`${name}\` connection.`,
    );
  const which = typeof first === "number" ? "first" : "last";
  if (size > 100)
    throw new Refusal(
      "EXCESSIVE_PAGINATION",
      `Requesting ${size} records on the \`${name}\` connection exceeds the \`${which}\` limit of 100 records.`,
    );
  if (size < 1)
    throw new Refusal(
      "INVALID_PAGINATION_BOUNDARIES",
      `\`${which}\` on the \`${name}\` connection must be at least 1.`,
    );
  return size;
}

function left(walk: Walk, directives: readonly { name: { value: string }; arguments?: readonly unknown[] }[]): boolean {
  return directives.some((one) => {
    const given = (one as { arguments?: readonly { name: { value: string }; value: ValueNode }[] }).arguments ?? [];
    const condition = given.find((part) => part.name.value === "if");
    const value = condition ? literal(condition.value, walk.variables) : undefined;
    return (one.name.value === "skip" && value === true) || (one.name.value === "include" && value === false);
  });
}

function argument(walk: Walk, field: FieldNode, name: string): unknown {
  const given = field.arguments?.find((one) => one.name.value === name);
  return given ? literal(given.value, walk.variables) : undefined;
}

function literal(node: ValueNode, variables: Record<string, unknown>): unknown {
  switch (node.kind) {
    case Kind.VARIABLE:
      return variables[node.name.value];
    case Kind.INT:
      return Number.parseInt(node.value, 10);
    case Kind.BOOLEAN:
    case Kind.STRING:
      return node.value;
    case Kind.LIST:
      return node.values.map((one) => literal(one, variables));
    default:
      return undefined;
  }
}
