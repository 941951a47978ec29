/** For the contract test: routes called as the server calls them, and answers held against the published document. */
import { existsSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020";
import { openApi } from "@/lib/out/openapi/document";
import type { Operation } from "@/lib/out/openapi/operations";

export type Handler = (request: Request, context: { params: Promise<Record<string, string>> }) => Promise<Response>;
type Route = Partial<Record<"GET" | "POST" | "PUT" | "PATCH" | "DELETE" | "OPTIONS", Handler>>;

export const routeFile = ({ path: address }: Pick<Operation, "path">): string =>
  path.join("app", address.replaceAll("{", "[").replaceAll("}", "]"), "route.ts");

export async function routeOf(operation: Pick<Operation, "path">): Promise<Route> {
  const file = routeFile(operation);
  if (!existsSync(file)) throw new Error(`${operation.path} has no ${file}.`);
  return (await import(pathToFileURL(path.resolve(file)).href)) as Route;
}

export type Values = {
  path?: Record<string, string>;
  query?: Record<string, string>;
  headers?: Record<string, string>;
};

/** The address with its examples, or with other values in their place. */
export function addressOf({ path: pattern, parameters }: Operation, values: Values = {}): string {
  const named = (name: string) =>
    values.path?.[name] ?? parameters.find((one) => one.in === "path" && one.name === name)?.example ?? "";
  const filled = pattern.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(named(name)));
  const query = new URLSearchParams(values.query ?? {}).toString();
  return query ? `${filled}?${query}` : filled;
}

export async function get(operation: Operation, values: Values = {}, rawQuery = ""): Promise<Response> {
  const { GET } = await routeOf(operation);
  if (!GET) throw new Error(`${operation.path} answers no GET.`);
  const params = Object.fromEntries(
    operation.parameters
      .filter((one) => one.in === "path")
      .map(({ name, example }) => [name, values.path?.[name] ?? example]),
  );
  const request = new Request(`http://localhost:3000${addressOf(operation, values)}${rawQuery}`, {
    headers: values.headers ?? {},
  });
  return GET(request, { params: Promise.resolve(params) });
}

/** No shape may hold a field that the document does not name: what is published is what is sent. */
function closed(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(closed);
  if (typeof schema !== "object" || schema === null) return schema;
  const inner = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, closed(value)]));
  return "properties" in inner && inner.type === "object" ? { ...inner, additionalProperties: false } : inner;
}

const isTime = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/;
const ajv = new Ajv2020({ strict: false, allErrors: true, formats: { "date-time": isTime } });
ajv.addSchema({ $id: "openapi", components: closed(openApi("test").components) });
const compiled = new Map<string, ValidateFunction>();

/** What of an answer the document does not allow; empty when all of it is. */
export function faultsOf(schema: string, value: unknown): string[] {
  const validate = compiled.get(schema) ?? ajv.compile({ $ref: `openapi#/components/schemas/${schema}` });
  compiled.set(schema, validate);
  if (validate(value)) return [];
  return (validate.errors ?? []).slice(0, 5).map(({ instancePath, message, params }) => {
    return `${schema}${instancePath} ${message} ${JSON.stringify(params)}`;
  });
}

/** A refusal as the contract wants it: its status documented, its body a problem document with that status. */
export async function problemFaults(operation: Operation, answer: Response): Promise<string[]> {
  const faults: string[] = [];
  if (answer.headers.get("content-type") !== "application/problem+json") faults.push("is no problem document");
  if (answer.headers.get("access-control-allow-origin") !== "*") faults.push("is closed to other sites");
  if (![...operation.refusals].includes(answer.status))
    faults.push(`answers ${answer.status}, which is not documented`);
  const body = (await answer.json()) as { status?: number };
  if (body.status !== answer.status) faults.push("names another status");
  return [...faults, ...faultsOf("ProblemDocument", body)];
}
