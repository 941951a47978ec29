import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { context, propagation, SpanKind, SpanStatusCode, trace } from "@opentelemetry/api";
import { afterEach, describe, expect, it } from "vitest";
import { traced } from "../read/traced";
import { startTraces } from "./traces";

let collector: Server;
afterEach(() => {
  for (const one of [trace, context, propagation]) one.disable(); // so that the next test's provider is the one that is asked
  collector.close();
});

function collect(): Promise<{ url: string; bodies: string[] }> {
  const bodies: string[] = [];
  collector = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk) => {
      body += chunk;
    });
    request.on("end", () => {
      bodies.push(`${request.url} ${body}`);
      response.writeHead(200, { "content-type": "application/json" }).end("{}");
    });
  });
  return new Promise((done) => {
    collector.listen(0, "127.0.0.1", () => {
      done({ url: `http://127.0.0.1:${(collector.address() as AddressInfo).port}`, bodies });
    });
  });
}

describe("traces when configured", () => {
  it("reach the collector with their names and what they were about, failures as well", async () => {
    const { url, bodies } = await collect();
    const end = await startTraces(`${url}/`);
    expect(traced("derive", { project: "engine", version: "1.0.0" }, () => 7)).toBe(7);
    await expect(
      traced("poll", { project: "engine" }, async () => {
        throw new Error("GitHub is away");
      }),
    ).rejects.toThrow("GitHub is away");
    await end();
    const all = bodies.join();
    expect(all).toContain("/v1/traces ");
    for (const word of ["release-hud", "derive", "1.0.0", "poll", "GitHub is away"]) expect(all).toContain(word);
  });

  it("of what somebody asked only the path leaves, and of what was asked elsewhere only the host", async () => {
    const { url, bodies } = await collect();
    const end = await startTraces(url);
    const target = "/engine/1.0.0/feed.atom?key=hud_hush0";
    const attributes = {
      "http.target": target,
      "http.url": "https://hud.example/sign-in/callback?code=hush1&state=hush2",
      "url.full": "https://ada:hush3@hud.example:8443/engine?key=hush4",
      "url.path": "/engine",
      "url.query": "key=hush5",
      "http.method": "GET",
      "http.status_code": 200,
    };
    const asked = trace.getTracer("next.js").startSpan(`GET ${target}`, { kind: SpanKind.SERVER, attributes });
    asked.setStatus({ code: SpanStatusCode.ERROR, message: `No answer to ${target}: postgres://hud:hush6@db/hud` });
    asked.recordException(new Error(`read /sign-in/callback?code=hush7`));
    asked.updateName(`GET ${target} renamed`);
    asked.end();
    const room = "https://hooks.example/services/T0/B0/hush8";
    const sent = { kind: SpanKind.CLIENT, attributes: { "http.url": room, "next.span_name": `fetch POST ${room}` } };
    trace.getTracer("next.js").startSpan(`fetch POST ${room}`, sent).end();
    await end();
    const all = bodies.join();
    expect(all).not.toContain("hush");
    for (const word of [
      "GET /engine/1.0.0/feed.atom renamed",
      '"http.status_code"',
      "No answer to /engine",
      '"/engine"',
    ])
      expect(all).toContain(word);
    for (const value of [
      "/engine/1.0.0/feed.atom",
      "https://hud.example",
      "https://hud.example:8443",
      "https://hooks.example",
    ])
      expect(all).toContain(`{"stringValue":"${value}"}`);
    expect(all).toContain('"fetch POST https://hooks.example"');
  });
});
