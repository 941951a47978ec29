import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { traced } from "../read/traced";
import { startTraces } from "./traces";

let collector: Server;
afterEach(() => void collector.close());

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
});
