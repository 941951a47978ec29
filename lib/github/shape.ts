/** Whether an answer has the shape that was asked for. Types are not asked twice: what is odd is nobody's fact. */
import { type FragmentDefinitionNode, Kind, parse, type SelectionSetNode } from "graphql";
import { GitHubError } from "./errors";
import { shapes } from "./generated/shapes";
import { type Operation, wholeText } from "./operation";

type Asked = { name: string; selection: SelectionSetNode; fragments: Map<string, FragmentDefinitionNode> };
type Values = Record<string, unknown>;

const understood = new WeakMap<object, Asked>();

function understand(operation: Operation<unknown, unknown>): Asked {
  const known = understood.get(operation);
  if (known) return known;
  const asked: Asked = {
    name: "a question",
    selection: { kind: Kind.SELECTION_SET, selections: [] },
    fragments: new Map(),
  };
  for (const one of parse(wholeText(operation), { noLocation: true }).definitions) {
    if (one.kind === Kind.FRAGMENT_DEFINITION) asked.fragments.set(one.name.value, one);
    if (one.kind === Kind.OPERATION_DEFINITION) {
      asked.selection = one.selectionSet;
      asked.name = one.name?.value ?? asked.name;
    }
  }
  understood.set(operation, asked);
  return asked;
}

/** Throws where an answer holds something else than was asked for, and says where. */
export function refuseOddShape(operation: Operation<unknown, unknown>, data: object): void {
  const asked = understand(operation);
  const odd = new Look(asked.fragments).fields("Query", asked.selection, data as Values, [], true);
  if (odd === null) return;
  throw new GitHubError("odd", `GitHub answered ${asked.name} oddly: ${odd.path.join(".")} is no ${odd.wanted}.`);
}

type Path = (string | number)[];
type Odd = { path: Path; wanted: string };

class Look {
  private readonly fragments: Asked["fragments"];

  constructor(fragments: Asked["fragments"]) {
    this.fragments = fragments;
  }

  /** `sure`: the object is of that type, so that it has what that type has. */
  fields(type: string, selection: SelectionSetNode, values: Values, path: Path, sure: boolean): Odd | null {
    for (const one of selection.selections) {
      const odd =
        one.kind === Kind.FIELD
          ? this.field(type, one.name.value, (one.alias ?? one.name).value, one.selectionSet, { values, path, sure })
          : this.fragment(type, one.kind === Kind.INLINE_FRAGMENT ? one : this.fragments.get(one.name.value), {
              values,
              path,
              sure,
            });
      if (odd !== null) return odd;
    }
    return null;
  }

  private field(
    type: string,
    name: string,
    key: string,
    selection: SelectionSetNode | undefined,
    { values, path, sure }: { values: Values; path: Path; sure: boolean },
  ): Odd | null {
    if (name === "rateLimit") return null; // what is odd of it is not kept, and spoils no answer
    const wanted = name === "__typename" ? "String!" : shapes[type]?.[name];
    const value = values[key];
    if (wanted === undefined || (value === undefined && !sure)) return null;
    return this.value(wanted, selection, value, [...path, key]);
  }

  private fragment(
    type: string,
    one: { typeCondition?: { name: { value: string } }; selectionSet: SelectionSetNode } | undefined,
    { values, path, sure }: { values: Values; path: Path; sure: boolean },
  ): Odd | null {
    if (!one) return null;
    const { __typename: told } = values;
    const of = one.typeCondition?.name.value ?? type;
    if (of !== type && typeof told === "string" && told !== of) return null;
    return this.fields(of, one.selectionSet, values, path, of === type ? sure : told === of);
  }

  private value(type: string, selection: SelectionSetNode | undefined, value: unknown, path: Path): Odd | null {
    if (value === null || value === undefined) return type.endsWith("!") ? { path, wanted: words(type) } : null;
    const plain = type.replace(/!$/, "");
    if (plain.startsWith("[")) {
      if (!Array.isArray(value)) return { path, wanted: "list" };
      for (const [n, item] of value.entries()) {
        const odd = this.value(plain.slice(1, -1), selection, item, [...path, n]);
        if (odd !== null) return odd;
      }
      return null;
    }
    if (!selection) return (scalars[plain] ?? isText)(value) ? null : { path, wanted: words(plain) };
    if (typeof value !== "object" || Array.isArray(value)) return { path, wanted: "object" };
    return this.fields(plain, selection, value as Values, path, true);
  }
}

const isText = (value: unknown): boolean => typeof value === "string";
const moment = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/;
const isMoment = (value: unknown): boolean =>
  typeof value === "string" && moment.test(value) && !Number.isNaN(Date.parse(value));

/** What is not named here is a text. */
const scalars: Record<string, (value: unknown) => boolean> = {
  Int: Number.isSafeInteger,
  Float: Number.isFinite,
  Boolean: (value) => typeof value === "boolean",
  BigInt: (value) => isText(value) || Number.isSafeInteger(value),
  DateTime: isMoment,
  GitTimestamp: isMoment,
};

function words(type: string): string {
  const plain = type.replace(/!$/, "");
  if (plain.startsWith("[")) return "list";
  if (plain in shapes) return "object";
  if (plain === "DateTime" || plain === "GitTimestamp") return "date";
  if (plain === "Int" || plain === "Float" || plain === "BigInt") return "number";
  return plain === "Boolean" ? "yes or no" : "text";
}
