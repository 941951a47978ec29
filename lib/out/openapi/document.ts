/** The API as an OpenAPI 3.1 document. */
import { type Operation, operations } from "./operations";
import { componentSchemas } from "./schemas";

const refusalWords: Record<number, string> = {
  400: "The request cannot be understood",
  403: "This is not allowed",
  404: "There is no such thing",
  405: "This address takes other methods",
  413: "The body is too large",
  415: "The body has another type than expected",
  500: "Something failed here",
  503: "Nothing has been read yet; the first read is under way",
};

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const etag = { ETag: { description: "Names this answer: send it as If-None-Match", schema: { type: "string" } } };

export function openApi(version: string): Record<string, unknown> {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const operation of operations) {
    paths[operation.path] = { ...paths[operation.path], [operation.method]: described(operation) };
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "Release HUD",
      version,
      description:
        "Whether a release can ship, and what would change that. Fields may be added; none is ever renamed. Times are ISO 8601 in UTC.",
      license: { name: "MIT", identifier: "MIT" },
    },
    servers: [{ url: "/" }],
    paths,
    components: { schemas: componentSchemas() },
  };
}

function described({ id, tag, what, parameters, body, answer, moment, status, refusals }: Operation) {
  const content = { [answer.type]: { schema: answer.schema === null ? schemaOf(answer.type) : ref(answer.schema) } };
  const problem = { "application/problem+json": { schema: ref("ProblemDocument") } };
  return {
    operationId: id,
    tags: [tag],
    summary: what,
    parameters: [
      ...parameters.map(({ name, in: place, what: meaning, schema, example }) => {
        return { name, in: place, description: meaning, required: place === "path" || name === "q", schema, example };
      }),
      ...(moment ? [ifNoneMatch] : []),
    ],
    ...(body && {
      requestBody: {
        required: true,
        content: { "application/json": { schema: ref(body.schema), example: body.example } },
      },
    }),
    responses: {
      [status]: { description: answer.what, ...(moment && { headers: etag }), content },
      ...(moment && { 304: { description: "The reader has this answer already", headers: etag } }),
      ...Object.fromEntries(
        [...refusals, 500].map((code) => [code, { description: refusalWords[code] ?? "", content: problem }]),
      ),
    },
  };
}

const ifNoneMatch = {
  name: "If-None-Match",
  in: "header",
  description: "The ETag of the answer that the reader has",
  required: false,
  schema: { type: "string" },
};

const schemaOf = (type: string): Record<string, unknown> =>
  type === "application/json" ? { type: "object" } : { type: "string" };
