/** For tests: the API's routes over HTTP, without the server that pages need. */
import type { IncomingMessage, ServerResponse } from "node:http";
import path from "node:path";
import { pathToFileURL } from "node:url";

type Get = (request: Request, context: { params: Promise<Record<string, string>> }) => Promise<Response>;

export async function answerOver(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? "/", `http://${request.headers.host}`);
  const [, , , part = "", project, version, list] = url.pathname.split("/").map(decodeURIComponent);
  const folder = ["app/api/v1", part, ...(project ? ["[project]", "[version]"] : []), ...(list ? [list] : [])].join(
    "/",
  );
  const known = url.pathname.startsWith("/api/v1/") ? folder : "app/api/[...rest]";
  const { GET } = (await import(pathToFileURL(path.resolve(known, "route.ts")).href)) as { GET: Get };
  const answer = await GET(new Request(url), {
    params: Promise.resolve({ project: project ?? "", version: version ?? "" }),
  });
  response.writeHead(answer.status, Object.fromEntries(answer.headers));
  response.end(await answer.text());
}
