import type { Operation } from "./operations";

/** An address that answers: with the examples, or with what there is. */
export function exampleOf({ path, parameters }: Operation, there: Record<string, string> = {}): string {
  const named = (name: string) => there[name] ?? parameters.find((one) => one.name === name)?.example ?? "";
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(named(name)));
  const asks = parameters.some((one) => one.in === "query" && one.name === "q");
  return asks ? `${filled}?q=${encodeURIComponent(named("q"))}` : filled;
}

/** The same as a line for a shell. */
export function curlOf(operation: Operation, origin: string, there: Record<string, string> = {}): string {
  const address = `${origin}${exampleOf(operation, there)}`;
  if (operation.method === "get") return `curl --compressed '${address}'`;
  const body = JSON.stringify(operation.body?.example ?? {}).replaceAll("'", "'\\''");
  return `curl '${address}' -H 'content-type: application/json' -d '${body}'`;
}
