/** Sends what no ordinary client would. */
import { request as ask } from "node:http";
import { connect } from "node:net";
import type { Sent } from "./attack";

export type Answer = { status: number; headers: string; body: string };
export type Target = { port: number };

/** Sends it as it is: nothing is put in order on the way. */
export function send({ port }: Target, { path, method = "GET", headers = {}, body }: Sent): Promise<Answer> {
  return new Promise((done, failed) => {
    let answered = false;
    const length = body === undefined ? {} : { "content-length": String(Buffer.byteLength(body)) };
    const asked = ask(
      { host: "127.0.0.1", port, path, method, headers: { ...length, ...headers }, agent: false },
      (answer) => {
        answered = true;
        const chunks: Buffer[] = [];
        answer.on("data", (chunk: Buffer) => chunks.push(chunk));
        answer.on("end", () =>
          done({
            status: answer.statusCode ?? 0,
            headers: answer.rawHeaders.join("\n"),
            body: Buffer.concat(chunks).toString("utf8"),
          }),
        );
        answer.on("error", failed);
      },
    );
    // A server that refuses a long body closes before all of it was sent: what it said has come in by then.
    asked.on("error", (error: NodeJS.ErrnoException) => (answered ? undefined : failed(error)));
    asked.end(body);
  });
}

export function sendRaw({ port }: Target, text: string, patienceMs = 3000): Promise<Answer> {
  return new Promise((done) => {
    let got = "";
    const socket = connect(port, "127.0.0.1", () => socket.write(text, "latin1"));
    socket.setTimeout(patienceMs, () => socket.destroy());
    socket.on("data", (chunk) => {
      got += String(chunk);
      if (/\r\n\r\n/.test(got)) socket.setTimeout(200);
    });
    socket.on("error", () => undefined);
    socket.on("close", () => {
      const [headers = "", ...body] = got.split("\r\n\r\n");
      done({ status: Number(/^HTTP\/1\.1 (\d{3})/.exec(headers)?.[1] ?? 0), headers, body: body.join("\r\n\r\n") });
    });
  });
}
