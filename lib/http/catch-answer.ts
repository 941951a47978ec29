/** Listens in on an answer while it is sent, so that others can have it too. */
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from "node:http";
import { knows } from "./etag";
import { onceGone } from "./gone";
import { nowShortly } from "./keep";
import { type KeptAnswer, mostBytesOfOne } from "./kept-answers";

/** These belong to one answer or one connection. */
const ownHeaders = new Set(["connection", "content-length", "date", "keep-alive", "transfer-encoding", "x-request-id"]);

export type Caught = {
  /** From now on the answer is listened to. `take` gets it when it is whole; null as soon as it is not for others. */
  listen(take: (answer: KeptAnswer | null) => void): void;
  /** Sends what was kept in place of an answer that is made. */
  send(kept: KeptAnswer): void;
};

/** Comes before all others that change how an answer is sent, so that it sees what leaves: heads first, and alone. */
export function catchAnswer(request: IncomingMessage, response: ServerResponse): Caught {
  const sent = {
    head: response.writeHead.bind(response) as (status: number) => ServerResponse,
    write: response.write.bind(response) as (...given: unknown[]) => boolean,
    end: response.end.bind(response) as (...given: unknown[]) => ServerResponse,
    set: response.setHeader.bind(response),
  };
  const known = request.headers["if-none-match"] ?? null;

  /** True when the reader has it already and was told so. */
  function unchanged(): boolean {
    const etag = textOf(response, "etag");
    if (known === null || etag === "" || !knows(known, etag.replace(/^W\//, ""))) return false;
    for (const name of ["content-type", "content-length", "content-encoding"]) response.removeHeader(name);
    sent.head(304);
    return true;
  }

  type Take = (answer: KeptAnswer | null) => void;
  let take: Take | null = null;
  let caught: { headers: OutgoingHttpHeaders; parts: Buffer[]; bytes: number } | null = null;
  let told = false;

  function letGo(): void {
    take?.(null);
    take = null;
    caught = null;
  }

  function note([chunk, coding]: unknown[]): void {
    if (caught === null || (typeof chunk !== "string" && !(chunk instanceof Uint8Array))) return;
    const part = typeof chunk === "string" ? Buffer.from(chunk, coding as BufferEncoding) : Buffer.from(chunk);
    caught.parts.push(part);
    caught.bytes += part.byteLength;
    if (caught.bytes > mostBytesOfOne) letGo();
  }

  response.writeHead = ((status: number) => {
    if (take !== null && caught === null) {
      if (status === 200 && isForOthers(request, response)) {
        const all = Object.entries(response.getHeaders()).filter(([name]) => !ownHeaders.has(name));
        caught = { headers: Object.fromEntries(all), parts: [], bytes: 0 };
      } else letGo();
      // Whether others may have it or not: nobody else was shown what this reader has.
      if (status === 200) told = unchanged();
    }
    return told ? response : sent.head(status);
  }) as typeof response.writeHead;

  response.write = ((...given: unknown[]) => {
    note(given);
    if (told) callLast(given);
    const drained = told || sent.write(...given);
    // Others wait for the whole of it: a reader who takes it slowly must not hold it back from them.
    return caught !== null || drained;
  }) as typeof response.write;

  response.end = ((...given: unknown[]) => {
    note(given);
    if (caught !== null) take?.({ headers: caught.headers, body: Buffer.concat(caught.parts) });
    take = null;
    if (!told) return sent.end(...given);
    sent.end();
    callLast(given);
    return response;
  }) as typeof response.end;

  function listen(given: Take): void {
    // What others get is whole, also when this reader has it already.
    delete request.headers["if-none-match"];
    take = given;
    onceGone(response, letGo);
  }

  function send({ headers, body }: KeptAnswer): void {
    for (const name of response.getHeaderNames()) if (!ownHeaders.has(name)) response.removeHeader(name);
    for (const [name, value] of Object.entries(headers)) if (value !== undefined) sent.set(name, value);
    if (unchanged()) return void sent.end();
    sent.set("content-length", body.byteLength);
    sent.head(200);
    sent.end(body);
  }

  return { listen, send };
}

/** What a shared cache may keep, and a part of a page that the framework asks for by itself. */
function isForOthers(request: IncomingMessage, response: ServerResponse): boolean {
  if (response.hasHeader("set-cookie")) return false;
  if (textOf(response, "cache-control") === nowShortly) return true;
  return request.headers.rsc !== undefined && /^text\/x-component\b/.test(textOf(response, "content-type"));
}

/** The framework appends headers one by one, which makes lists of them. */
const textOf = (response: ServerResponse, name: string): string => [response.getHeader(name) ?? ""].flat().join(", ");

export function callLast(given: unknown[]): void {
  const last = given.at(-1);
  if (typeof last === "function") queueMicrotask(() => last());
}
