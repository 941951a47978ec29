/** Every request passes here before the framework sees it, and every answer on its way out. */
import { randomBytes } from "node:crypto";
import { type IncomingMessage, Server, type ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import { isSettled, notKept, nowShortly, pastPage } from "./keep";
import { askedTime } from "./moment";
import { careForPage } from "./page";
import { filePolicy, nonceSource, pagePolicy, securityHeaders } from "./policy";
import { type ProblemCode, problem, problemBody } from "./problem";

const methods = new Set(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]);

export type DoorRefusal = { code: ProblemCode; text: string };

export type Door = {
  developing: boolean;
  /** False where pages are for some readers only: then nobody else keeps them. */
  shared: boolean;
  /** True where readers come over https only. */
  https: boolean;
  now(): string;
};

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

const held = globalThis as { __hudFrontDoor?: Door };
const plain: Door = { developing: false, shared: true, https: false, now: () => new Date().toISOString() };

/** Stands before every server of this process, whoever starts it. */
export function standAtDoor(door: Partial<Door> = {}): void {
  const stands = doorStands();
  held.__hudFrontDoor = { ...plain, ...door };
  if (stands) return;
  const emit = Server.prototype.emit as (this: Server, event: string | symbol, ...given: unknown[]) => boolean;
  Server.prototype.emit = function (this: Server, event: string | symbol, ...given: unknown[]): boolean {
    if (event === "request") {
      const [request, response] = given as [IncomingMessage, ServerResponse];
      dress(request, response, held.__hudFrontDoor ?? plain);
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

export const doorStands = (): boolean => held.__hudFrontDoor !== undefined;

/** The framework drops `content-encoding` from a route's answer; under this name it passes, and is renamed here. */
export const codingHeader = "x-hud-coding";

/** Files and parts of pages; the framework codes them itself, and routes do. */
const noPage = /^\/(?:_next|api)\/|\.(?:atom|css|ico|ics|js|json|map|png|svg|txt|woff2?)$/;

/** Gives the answer its headers, and the page its nonce. */
function dress(request: IncomingMessage, response: ServerResponse, door: Door): void {
  const https = door.https || request.headers["x-forwarded-proto"] === "https";
  for (const [name, value] of Object.entries(securityHeaders(https))) response.setHeader(name, value);
  response.setHeader("content-security-policy", filePolicy);
  const nonce = randomBytes(16).toString("base64");
  // The framework reads the nonce here and stamps its scripts with it.
  request.headers["content-security-policy"] = pagePolicy([nonceSource(nonce)]);
  const [path = "", query = ""] = (request.url ?? "").split("?");
  const accepts = request.headers["accept-encoding"];
  if (!noPage.test(path) && request.headers.rsc === undefined) {
    delete request.headers["accept-encoding"];
    if (request.method === "HEAD") request.method = "GET"; // the same headers; the answer knows that it has no body
  }
  careForPage(request, response, {
    nonce,
    developing: door.developing,
    accepts: typeof accepts === "string" ? accepts : null,
    keep: () => keepFor(door, query),
  });
  guardNames(response);
}

function keepFor(door: Door, query: string): string {
  if (!door.shared) return notKept;
  const now = door.now();
  const asked = askedTime(new URLSearchParams(query).get("at"), now);
  return asked.ok && isSettled(asked.at, now) ? pastPage : nowShortly;
}

/** What stands here already is not said twice; the policy is the door's alone. */
function guardNames(response: ServerResponse): void {
  const ours = new Set(Object.keys(securityHeaders(true)));
  const append = response.appendHeader.bind(response);
  response.appendHeader = (name, value) => (ours.has(name.toLowerCase()) ? response : append(name, value));
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
