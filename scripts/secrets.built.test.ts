/** A secret that the server was given is in nothing that it says, whatever GitHub answers. */
import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { afterEach, describe, expect, it } from "vitest";
import { operations } from "../lib/out/openapi/operations";
import type { FaultName } from "../lib/simulator/faults";
import { type Simulator, startSimulator } from "../lib/simulator/server";
import { freePort, type Run, start, until } from "./test-start";

const secrets = { GITHUB_TOKEN: "ghp_hush0hush1hush2hush3", GITHUB_WEBHOOK_SECRET: "quiet-quiet-quiet" };

let simulator: Simulator | null = null;
let between: Server | null = null;
afterEach(async () => {
  between?.closeAllConnections();
  between?.close();
  await simulator?.close();
});

/** Stands between the server and GitHub, and can answer with all that it was sent, as a careless proxy does. */
async function gossip(target: string): Promise<{ url: string; tells: (on: boolean) => void }> {
  let telling = false;
  between = createServer(async (request, response) => {
    const body = await bodyOf(request);
    if (telling) {
      const all = JSON.stringify({ headers: request.headers });
      return void response
        .writeHead(502, { "content-type": "application/json" })
        .end(`{"message":${JSON.stringify(all)}}`);
    }
    const { authorization = "", "content-type": type = "application/json" } = request.headers;
    const answer = await fetch(target + (request.url ?? ""), {
      method: request.method ?? "POST",
      headers: { authorization, "content-type": type },
      ...(body === "" ? {} : { body }),
    }).catch(() => null);
    if (answer === null) return void response.destroy();
    const { "content-encoding": _, "content-length": __, ...headers } = Object.fromEntries(answer.headers);
    response.writeHead(answer.status, headers).end(Buffer.from(await answer.arrayBuffer()));
  });
  await new Promise<void>((done) => between?.listen(0, "127.0.0.1", done));
  const { port } = between.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    tells: (on) => {
      telling = on;
    },
  };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

const api = operations
  .filter(({ method }) => method === "get")
  .map(({ path }) => path.replace("{project}", "pytorch").replace("{version}", "2.12.0").replace("{login}", "atalman"))
  .filter((path) => path !== "/api/v1/events");

/** Everything that answers and that a page or the API leads to: bodies and headers. */
async function everything(site: string, mostPages: number): Promise<Map<string, string>> {
  const said = new Map<string, string>();
  const queue = ["/", "/status", "/metrics", "/readyz", "/healthz", "/api/v1/sources", "/search?q=ghp_", ...api];
  for (const place of queue) {
    if (said.size >= mostPages) break;
    if (said.has(place)) continue;
    const answer = await fetch(site + place);
    const body = await answer.text();
    said.set(place, `${JSON.stringify([...answer.headers])}\n${body}`);
    if (!answer.headers.get("content-type")?.includes("text/html")) continue;
    for (const [, link = ""] of body.matchAll(/href="(\/[^"#]*)"/g)) {
      if (!link.startsWith("/_next")) queue.push(link.replaceAll("&amp;", "&"));
    }
  }
  return said;
}

/** Faults after which the next poll is not put off: every fault is told in the same places. */
const quick: FaultName[] = ["malformed", "unauthorized"];

/** Each poll is one line of the log. */
async function morePolls(run: Run, count: number): Promise<void> {
  const polls = () => run.output.split('"requests":').length;
  const enough = polls() + count;
  while (polls() < enough) await wait(50);
}

function expectNothingTold(said: Map<string, string>, run: Run): void {
  for (const secret of Object.values(secrets)) {
    expect([...said].filter(([, text]) => text.includes(secret)).map(([place]) => place)).toEqual([]);
    expect(run.output.includes(secret), "the log").toBe(false);
  }
}

describe("the token appears in no log, error, page or payload", () => {
  it("when all goes well, when GitHub fails, and when a proxy repeats what it was sent", async () => {
    simulator = await startSimulator({ scenario: "pytorch-2.12", speed: 0, control: true });
    const proxy = await gossip(simulator.url);
    const port = await freePort();
    const site = `http://127.0.0.1:${port}`;
    const run = start({
      PORT: String(port),
      GITHUB_API_URL: proxy.url,
      HUD_POLL_SECONDS: "1",
      HUD_NOW: simulator.clock.now(),
      HUD_CONFIG: "",
      ...secrets,
    });
    await until(run, "answers at");
    const sources = async () =>
      (await (await fetch(`${site}/api/v1/sources`)).json()) as { complete: boolean; sources: { state: string }[] };
    while (!(await sources()).complete) await wait(200);
    const well = await everything(site, 60);
    expect(well.size).toBe(60);
    expectNothingTold(well, run);

    for (const fault of quick) {
      simulator.control({ fault, rate: 1, ms: 10 });
      await morePolls(run, 1);
    }
    simulator.control({ fault: null });
    proxy.tells(true);
    while ((await sources()).sources.every(({ state }) => state === "ok")) await wait(200);
    expectNothingTold(await everything(site, 30), run);
  });
});
