/** Where a reader may write something: taken from the API's own document and from the pages, so that none is forgotten. */
import { readdirSync, readFileSync } from "node:fs";
import { openApi } from "../../lib/out/openapi/document";
import type { Attack, Sent } from "./attack";

export type Place = { what: string; parameter: string; on: Attack["on"]; given(text: string): Sent };
type Parameter = { name: string; in: string; example?: string; required: boolean };
type Asked = { parameters: Parameter[]; requestBody?: { content: { "application/json": { example: object } } } };

const documented = Object.entries(openApi("of the test").paths as Record<string, Record<string, Asked>>).flatMap(
  ([path, methods]) => Object.entries(methods).map(([method, asked]) => ({ path, method, ...asked })),
);

/** An address with everything as it should be, but for what is given. */
function address(path: string, query: Record<string, string>, name: string, text: string, fill: Parameter[]): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, part: string) =>
    encodeURIComponent(part === name ? text : (fill.find((one) => one.name === part)?.example ?? "x")),
  );
  const inPath = path.includes(`{${name}}`);
  const asked = Object.entries(inPath ? query : { ...query, [name]: text });
  return asked.length === 0
    ? filled
    : `${filled}?${asked.map(([one, value]) => `${one}=${encodeURIComponent(value)}`).join("&")}`;
}

export const ofTheApi: Place[] = documented
  .filter(({ method }) => method === "get")
  .flatMap(({ path, parameters }) => {
    const needed = parameters.filter((one) => one.in === "query" && one.required);
    const query = Object.fromEntries(needed.map((one) => [one.name, one.example ?? ""]));
    return parameters
      .filter((one) => one.in !== "header")
      .map(({ name, in: where }) => {
        const given = (text: string) => ({ path: address(path, query, name, text, parameters) });
        return { what: `${name} (${where}) of ${path}`, parameter: `${where} ${name}`, on: "public" as const, given };
      });
  });

export const documentedHeaders = [
  ...new Set(documented.flatMap(({ parameters }) => parameters.filter((one) => one.in === "header"))),
].map(({ name }) => name.toLowerCase());

/** Bodies that are understood, each field of which is written by whoever asks. */
export const documentedBodies = documented.flatMap(({ path, requestBody }) =>
  requestBody ? [{ path, example: requestBody.content["application/json"].example as Record<string, unknown> }] : [],
);

const examples = (
  [
    ["project", "pytorch"],
    ["version", "2.12.0"],
    ["login", "atalman"],
    ["owner", "pytorch"],
    ["repo", "pytorch"],
    ["number", "176994"],
  ] as const
).map(([name, example]) => ({ name, example, in: "path", required: true }));

/** Without these a page looks at nothing else that it is asked. */
const beside: Record<string, Record<string, string>> = {
  "/{project}/{version}/sync": { at: "2026-04-20T12:00:00Z", since: "2026-04-13T16:00:00Z" },
  "/{project}/compare": { from: "2.11.0", to: "2.12.0" },
  "/{project}/notes": { q: "export" },
  "/check": { release: "pytorch/2.12.0", body: "* #181000" },
};

/** Tools that keep what they show in the address, and the pages that they stand on. */
const toolsOf: Record<string, string> = {
  "/{project}/{version}/picks": "components/picks",
  "/{project}/{version}/ci": "components/ci",
};

const filesIn = (folder: string, end: RegExp): string[] =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => end.test(file))
    .map((file) => `${folder}/${file}`);

const namesIn = (file: string, shape: RegExp): string[] =>
  [...readFileSync(file, "utf8").matchAll(shape)].map(([, name = ""]) => name);

function queryOf(path: string, file: string): string[] {
  const tools = toolsOf[path];
  const inTools = tools ? filesIn(tools, /\.tsx?$/).flatMap((one) => namesIn(one, /query\.get\("(\w+)"\)/g)) : [];
  return [...new Set(["at", ...namesIn(file, /\bone\([^"]*, "(\w+)"\)/g), ...inTools])];
}

/** Where nobody is signed in there is no such page. */
const onlyPrivate = /^\/(?:sign-in|keys)/;

export const ofPages: Place[] = filesIn("app", /(?:^|\/)page\.tsx$/).flatMap((file) => {
  const path = `/${file.slice(4, -"page.tsx".length).replace(/\/$/, "")}`.replace(/\[(\w+)\]/g, "{$1}");
  const parts = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => ({ name, in: "path" }));
  return [...parts, ...queryOf(path, file).map((name) => ({ name, in: "query" }))].map(({ name, in: where }) => {
    const given = (text: string) => ({ path: address(path, beside[path] ?? {}, name, text, examples) });
    const on = onlyPrivate.test(path) ? ("private" as const) : ("public" as const);
    return { what: `${name} (${where}) of the page ${path}`, parameter: `${where} ${name}`, on, given };
  });
});
