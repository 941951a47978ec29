/** What no route gets to see: addresses and methods that the framework fails on are refused before it. */
import { type IncomingMessage, Server, type ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import { type ProblemCode, problem, problemBody } from "./problem";

const methods = new Set(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]);

export type DoorRefusal = { code: ProblemCode; text: string };

/** Null when the request may come in. */
export function refusalAtDoor(method: string, url: string): DoorRefusal | null {
  if (!methods.has(method)) return { code: "method-not-allowed", text: `No address takes ${method}.` };
  const [path = ""] = url.split(/[?#]/);
  try {
    decodeURIComponent(path);
    return null;
  } catch {
    return { code: "bad-request", text: "The address is not UTF-8 text." };
  }
}

const held = globalThis as { __hudFrontDoor?: boolean };

/** Stands before every server of this process, whoever starts it. */
export function standAtDoor(): void {
  if (held.__hudFrontDoor) return;
  held.__hudFrontDoor = true;
  const emit = Server.prototype.emit as (this: Server, event: string | symbol, ...given: unknown[]) => boolean;
  Server.prototype.emit = function (this: Server, event: string | symbol, ...given: unknown[]): boolean {
    if (event === "request") {
      const [request, response] = given as [IncomingMessage, ServerResponse];
      nameCoding(response);
      const refusal = refusalAtDoor(request.method ?? "", request.url ?? "");
      if (refusal) {
        refuse(response, refusal);
        return true;
      }
    }
    if (event === "clientError" && this.listenerCount("clientError") === 0) {
      const [error, socket] = given as [NodeJS.ErrnoException, Duplex];
      hangUp(error, socket);
      return true;
    }
    return emit.call(this, event, ...given);
  };
}

/** The framework drops `content-encoding` from a route's answer; under this name it passes, and is renamed here. */
export const codingHeader = "x-hud-coding";
export const doorStands = (): boolean => held.__hudFrontDoor === true;

function nameCoding(response: ServerResponse): void {
  const set = response.setHeader.bind(response);
  response.setHeader = (name, value) => set(name.toLowerCase() === codingHeader ? "content-encoding" : name, value);
}

function refuse(response: ServerResponse, { code, text }: DoorRefusal): void {
  const { status, headers } = problem(code, text);
  response.writeHead(status, Object.fromEntries(headers)).end(JSON.stringify(problemBody(code, text)));
}

/** What is no request at all, or one whose address and headers are too long to be read. */
function hangUp(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (error.code === "ECONNRESET" || !socket.writable) return void socket.destroy();
  const tooLong = error.code === "HPE_HEADER_OVERFLOW";
  const text = tooLong ? "The address and the headers are too long." : "This is no HTTP request.";
  const body = JSON.stringify(problemBody("bad-request", text));
  const head = ["HTTP/1.1 400 Bad Request", "content-type: application/problem+json", "connection: close"];
  socket.end(`${head.join("\r\n")}\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
}
