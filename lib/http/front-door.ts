/** Every request passes here before the framework sees it: what is no request, too much, or not allowed ends here. */
import { type IncomingMessage, Server, type ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import { readerAddress } from "./address";
import { catchAnswer } from "./catch-answer";
import { type Door, type Refusal, readerHeader } from "./door";
import { dress } from "./dress";
import { onceGone } from "./gone";
import { keyOf } from "./kept-answers";
import { Limits, limitOf } from "./limits";
import { trustProxies } from "./origin";
import { plainPath } from "./path";
import { problem, problemBody } from "./problem";
import { newRequestId, withRequestId } from "./request-id";
import { isOwnPost } from "./same-origin";
import { Shared } from "./share";
import { beginAnswer } from "./under-way";

const methods = new Set(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]);
/** Where something may be sent to. The API's routes refuse the methods that they do not take, in their own words. */
const takesBodies = /^\/(?:api\/|sign-out\/?$)/;
/** What the framework serves by itself: it has no answer to other methods, nor to a part that a file does not have. */
const files = /^\/(?:_next\/|icons\/|hud\.schema\.json$)/;
/** Where a browser changes something: only pages of ours may ask it to. */
const changes = /^\/(?:api\/demo|api\/keys|sign-out)\/?$/;
const longestBody = 1_048_576;
/** Longer than balancers wait (a minute as a rule): who closes an idle connection first breaks the other's next request. */
const idleMs = 75_000;

/** Null when the request may come in. */
export function refusalAtDoor(method: string, url: string): Refusal | null {
  if (!methods.has(method)) return { code: "method-not-allowed", text: `No address takes ${method}.` };
  const path = pathOf(url);
  const decoded = decode(path);
  if (decoded === null) return { code: "bad-request", text: "The address is not UTF-8 text." };
  if (decoded.includes("\0")) return { code: "bad-request", text: "The address holds a character that no text has." };
  if (method === "OPTIONS" && files.test(path))
    return { code: "method-not-allowed", text: "This address takes GET, HEAD.", headers: { allow: "GET, HEAD" } };
  if (!["GET", "HEAD", "OPTIONS"].includes(method) && !takesBodies.test(path))
    return { code: "method-not-allowed", text: "This address takes GET, HEAD.", headers: { allow: "GET, HEAD" } };
  return null;
}

const pathOf = (url: string): string => url.split(/[?#]/)[0] ?? "";

function decode(path: string): string | null {
  try {
    return decodeURIComponent(path);
  } catch {
    return null;
  }
}

type Stands = { door: Door; limits: Limits; shared: Shared };
const held = globalThis as { __hudFrontDoor?: Stands };
const plain: Door = {
  developing: false,
  https: false,
  now: () => new Date().toISOString(),
  proxies: 0,
  perMinute: 0,
  bodyMs: 10_000,
  guard: () => null,
  state: null,
  settles: () => true,
  admit: null,
};

/** Whether an answer about a moment long gone stays as it is. */
export const doorSettles = (): boolean => (held.__hudFrontDoor?.door ?? plain).settles();

export const doorStands = (): boolean => held.__hudFrontDoor !== undefined;

/** Stands before every server of this process, whoever starts it. */
export function standAtDoor(given: Partial<Door> = {}): void {
  const stands = doorStands();
  const door = { ...plain, ...given };
  held.__hudFrontDoor = { door, limits: new Limits(door.perMinute), shared: new Shared() };
  if (stands) return;
  const emit = Server.prototype.emit as (this: Server, event: string | symbol, ...given: unknown[]) => boolean;
  Server.prototype.emit = function (this: Server, event: string | symbol, ...given: unknown[]): boolean {
    if (event === "connection") this.keepAliveTimeout = idleMs;
    if (event === "request" && held.__hudFrontDoor) {
      const [request, response] = given as [IncomingMessage, ServerResponse];
      beginAnswer(this, pathOf(request.url ?? ""), response);
      receive(request, response, held.__hudFrontDoor, () => emit.call(this, event, ...given));
      return true;
    }
    if (event === "clientError" && this.listenerCount("clientError") === 0) {
      const [error, socket] = given as [NodeJS.ErrnoException, Duplex];
      hangUp(error, socket);
      return true;
    }
    return emit.call(this, event, ...given);
  };
}

function receive(request: IncomingMessage, response: ServerResponse, stands: Stands, enter: () => void): void {
  const id = newRequestId();
  const { door, shared } = stands;
  delete request.headers.range; // everything is small enough to be given whole
  // Who comes in differs from reader to reader where not everybody may: nothing is shared there.
  const key = door.state !== null && door.admit === null && !door.developing ? keyOf(request) : null;
  const caught = key === null ? null : catchAnswer(request, response);
  dress(request, response, id, door);
  const refusal =
    refusalAtDoor(request.method ?? "", request.url ?? "") ??
    unwanted(request) ??
    door.guard(request) ??
    tooMuch(request, response, stands);
  if (refusal) {
    refuse(response, refusal);
    return;
  }
  delete request.headers[readerHeader]; // only the door says who comes in
  // Nobody but a proxy of ours may say under which name the dashboard is reached.
  trustProxies(request, door.proxies);
  mindBody(request, response, door.bodyMs);
  const inside = () => withRequestId(id, enter);
  if (key !== null && caught !== null)
    shared.answer(request, response, key, caught, door.state).then((ready) => {
      if (response.destroyed) return;
      if (ready === null) inside();
      else caught.send(ready);
    }, inside);
  else if (door.admit !== null) admitOne(request, response, door.admit, inside);
  else inside();
}

function admitOne(
  request: IncomingMessage,
  response: ServerResponse,
  admit: NonNullable<Door["admit"]>,
  inside: () => void,
): void {
  admit(request).then(
    (admission) => {
      if (response.destroyed) return;
      if (admission.kind === "in") inside();
      else if (admission.kind === "out") refuse(response, admission);
      else response.writeHead(303, { location: admission.to, "cache-control": "no-store" }).end();
    },
    () => refuse(response, { code: "unavailable", text: "Who you are could not be checked. Try again in a moment." }),
  );
}

function unwanted(request: IncomingMessage): Refusal | null {
  const path = pathOf(request.url ?? "");
  if (request.httpVersionMajor < 1) return { code: "bad-request", text: "This is no HTTP/1.1 request." };
  if (Number(request.headers["content-length"] ?? 0) > longestBody)
    return { code: "body-too-large", text: `A body may have at most ${longestBody} bytes.` };
  if (request.method === "POST" && changes.test(path) && !isOwnPost(request.headers))
    return { code: "forbidden", text: "Only a page of this dashboard may ask for that." };
  return null;
}

function tooMuch(request: IncomingMessage, response: ServerResponse, { door, limits }: Stands): Refusal | null {
  const kind = limitOf(plainPath(request.url ?? "") ?? "", request.url ?? "");
  if (kind === null || request.method === "OPTIONS") return null;
  const address = readerAddress(request, door.proxies);
  if (kind !== "events") {
    const wait = limits.take(kind, address, performance.now());
    return wait === null ? null : tooMany(`Your address has asked too often. Ask again in ${wait} s.`, wait);
  }
  const close = limits.open(address);
  if (close === null) return tooMany("Your address holds too many streams of events. Close one first.", 60);
  onceGone(response, close);
  return null;
}

const tooMany = (text: string, wait: number): Refusal => {
  return { code: "too-many-requests", text, headers: { "retry-after": String(wait) } };
};

/** A body that comes in drop by drop is not waited for. */
function mindBody(request: IncomingMessage, response: ServerResponse, patienceMs: number): void {
  if (request.complete || (!request.headers["content-length"] && !request.headers["transfer-encoding"])) return;
  const timer = setTimeout(() => {
    if (!response.headersSent)
      refuse(response, { code: "request-timeout", text: "The body took too long to come in." });
    response.once("finish", () => request.destroy());
  }, patienceMs);
  const done = () => clearTimeout(timer);
  request.once("end", done).once("close", done);
  response.once("close", done);
}

function refuse(response: ServerResponse, { code, text, headers: more = {} }: Refusal): void {
  const { status, headers } = problem(code, text, { ...more, connection: "close" });
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
