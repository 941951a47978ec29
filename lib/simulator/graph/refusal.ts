import { GraphQLError } from "graphql";

/** An error with the `type` that GitHub puts beside the message. */
export class Refusal extends GraphQLError {
  constructor(
    readonly type: string,
    message: string,
  ) {
    super(message);
  }
}

export type ErrorBody = {
  type?: string;
  message: string;
  path?: readonly (string | number)[];
  locations?: readonly { line: number; column: number }[];
  extensions?: Record<string, unknown>;
};

export function errorBody(error: GraphQLError): ErrorBody {
  const refusal = error.originalError instanceof Refusal ? error.originalError : error;
  const base: ErrorBody = { message: error.message };
  if (refusal instanceof Refusal) base.type = refusal.type;
  if (error.path) base.path = error.path;
  if (error.locations) base.locations = error.locations;
  return base;
}

/** Words of graphql-js on the left, GitHub's on the right. What is not here keeps its own words. */
const translations: [RegExp, (found: string[]) => [string, string]][] = [
  [
    /^Cannot query field "(.+?)" on type "(.+?)"/,
    ([, f, t]) => [`Field '${f}' doesn't exist on type '${t}'`, "undefinedField"],
  ],
  [
    /^Unknown argument "(.+?)" on field "(.+?)\.(.+?)"/,
    ([, a, , f]) => [`Field '${f}' doesn't accept argument '${a}'`, "argumentNotAccepted"],
  ],
  [
    /^Field "(.+?)" argument "(.+?)" of type ".+?" is required/,
    ([, f, a]) => [`Field '${f}' is missing required arguments: ${a}`, "missingRequiredArguments"],
  ],
  [
    /^Value "(.+?)" does not exist in "(.+?)" enum/,
    ([, v, t]) => [`Argument has an invalid value (${v}). Expected type '${t}'.`, "argumentLiteralsIncompatible"],
  ],
  [
    /^Field "(.+?)" of type "(.+?)" must have a selection of subfields/,
    ([, f, t]) => [
      `Field must have selections (field '${f}' returns ${t?.replace(/[![\]]/g, "")} but has no selections. Did you mean '${f} { ... }'?)`,
      "selectionMismatch",
    ],
  ],
  [/^Unknown type "(.+?)"/, ([, t]) => [`No such type ${t}, so it can't be a fragment condition`, "undefinedType"]],
  [
    /^Variable "\$(.+?)" is not defined(?: by operation "(.+?)")?/,
    ([, v, q]) => [`Variable $${v} is used by ${q ?? "anonymous query"} but not declared`, "variableNotDefined"],
  ],
  [
    /^Variable "\$(.+?)" is never used(?: in operation "(.+?)")?/,
    ([, v, q]) => [`Variable $${v} is declared by ${q ?? "anonymous query"} but not used`, "variableNotUsed"],
  ],
];

/** How GitHub says that a query does not fit its schema. */
export function invalidQuery(error: GraphQLError): ErrorBody {
  for (const [pattern, words] of translations) {
    const found = pattern.exec(error.message);
    if (!found) continue;
    const [message, code] = words([...found]);
    return { message, ...(error.locations ? { locations: error.locations } : {}), extensions: { code } };
  }
  return errorBody(error);
}
