import { once } from "node:events";
import { createServer, type ServerResponse } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { expect, it } from "vitest";
import { catchAnswer } from "./catch-answer";
import { onceGone } from "./gone";

const asked = "GET / HTTP/1.1\r\nhost: x\r\n\r\n";

it("the end of a connection is told once for each answer on it, also for those that were queued", async () => {
  const gone: number[] = [];
  const taken: unknown[] = [];
  const all: ServerResponse[] = [];
  const server = createServer((request, response) => {
    const nth = all.push(response);
    onceGone(response, () => gone.push(nth));
    catchAnswer(request, response).listen((answer) => taken.push(answer));
    if (all.length === 20) request.socket.destroy();
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const socket = connect((server.address() as AddressInfo).port, "127.0.0.1");
  socket.write(asked.repeat(20));
  await expect.poll(() => gone.length).toBe(20);
  expect(new Set(gone).size).toBe(20);
  expect(taken).toEqual(Array.from({ length: 20 }, () => null));
  expect(all[19]?.req.socket.listenerCount("close")).toBeLessThan(5);
  server.close();
});

it("an answer that ends is gone, and its connection goes on", async () => {
  let gone = 0;
  const server = createServer((_, response) => {
    onceGone(response, () => gone++);
    response.end("one");
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const socket = connect((server.address() as AddressInfo).port, "127.0.0.1");
  for (const nth of [1, 2]) {
    socket.write(asked);
    await once(socket, "data");
    await expect.poll(() => gone).toBe(nth);
  }
  socket.destroy();
  server.close();
});
