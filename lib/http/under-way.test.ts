import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, it } from "vitest";
import { beginAnswer, finishAnswers, isClosing } from "./under-way";

describe("a process that ends", () => {
  it("takes no new connection, lets what is under way finish, and waits for no stream of events", async () => {
    const waiting: ServerResponse[] = [];
    let came: () => void = () => {};
    const server = createServer((request, response) => {
      beginAnswer(server, request.url ?? "", response);
      waiting.push(response);
      if (waiting.length === 2) came();
    });
    const bothCame = new Promise<void>((done) => {
      came = done;
    });
    await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
    const site = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const page = fetch(`${site}/page`).then((answer) => answer.text());
    const stream = fetch(`${site}/api/v1/events`).catch(() => null);
    await bothCame;
    let finished = false;
    const end = finishAnswers(60_000).then(() => {
      finished = true;
    });
    expect(isClosing()).toBe(true);
    await expect(fetch(`${site}/late`)).rejects.toThrow();
    expect(finished).toBe(false);
    for (const response of waiting) if (response.req.url === "/page") response.end("whole");
    expect(await page).toBe("whole");
    await end;
    server.closeAllConnections();
    await stream;
  });
});
