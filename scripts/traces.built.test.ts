/** What the framework itself writes into traces holds no key and no code of those who ask. */
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, it } from "vitest";
import { freePort, start, stop, until } from "./test-start";

let collector: Server;
afterEach(() => void collector.close());

async function collect(): Promise<{ url: string; bodies: string[] }> {
  const bodies: string[] = [];
  collector = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    bodies.push(Buffer.concat(chunks).toString());
    response.writeHead(200, { "content-type": "application/json" }).end("{}");
  });
  await new Promise<void>((done) => collector.listen(0, "127.0.0.1", done));
  return { url: `http://127.0.0.1:${(collector.address() as AddressInfo).port}`, bodies };
}

it("of a request the path is told, and nothing of its query", async () => {
  const { url, bodies } = await collect();
  const port = await freePort();
  const run = start({ HUD_DEMO: "empty", PORT: String(port), OTEL_EXPORTER_OTLP_ENDPOINT: url });
  await until(run, "Ready");
  const base = `http://127.0.0.1:${port}`;
  const addresses = [
    "/pytorch/2.12.0/feed.atom",
    "/pytorch/2.12.0",
    "/sign-in/callback",
    "/api/v1/releases",
    "/nowhere",
  ];
  for (const address of addresses) await (await fetch(`${base}${address}?key=hud_hush&code=hush`)).text();
  await stop(run.child); // sends what is left
  const all = bodies.join();
  expect(all).toContain('"http.target"');
  for (const address of addresses) expect(all).toContain(`{"stringValue":"${address}"}`);
  expect(all).not.toContain("hush");
});
