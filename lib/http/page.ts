/**
 * Pages on their way out. A page that is whole when it is first written is held back for that moment, so that its policy
 * can name its scripts by hash and others may keep it. One that still waits for parts streams under a nonce, kept by none.
 */
import type { IncomingMessage, ServerResponse } from "node:http";
import { constants, createGzip, type Gzip } from "node:zlib";
import { callLast } from "./catch-answer";
import { codedBytes, codingOf, worthCoding } from "./coding";
import { notKept } from "./keep";
import { hashSource, nonceSource, pagePolicy, type ScriptSources } from "./policy";

export type PageCare = {
  nonce: string;
  developing: boolean;
  /** What the reader takes; the framework does not see it for pages. */
  accepts: string | null;
  /** How long others may keep a whole page. */
  keep(): string;
};

/** The framework's mark of a part that is still to come. */
const unfinished = "<!--$?-->";
const patienceMs = 40;
const mostHeld = 8 * 1024 * 1024;
/** More hashes than this would make a header that proxies refuse. */
const mostHashes = 40;

type Chunk = string | Uint8Array;

export function careForPage(request: IncomingMessage, response: ServerResponse, care: PageCare): void {
  const send = {
    head: response.writeHead.bind(response) as (status: number) => ServerResponse,
    write: response.write.bind(response) as (chunk: Chunk) => boolean,
    end: response.end.bind(response) as (chunk?: Chunk) => ServerResponse,
    flush: response.flushHeaders.bind(response),
  };
  let state: "new" | "held" | "streaming" | "done" = "new";
  let held: Buffer[] = [];
  let size = 0;
  let timer: NodeJS.Timeout | undefined;
  let packer: Gzip | null = null;

  const name = (scripts: ScriptSources, keep: string) => {
    response.setHeader("content-security-policy", pagePolicy(scripts, care.developing));
    response.setHeader("cache-control", keep);
  };

  function stream(): void {
    clearTimeout(timer);
    state = "streaming";
    name([nonceSource(care.nonce)], notKept);
    if (codingOf(care.accepts) !== null && !response.hasHeader("content-encoding")) {
      packer = createGzip({ flush: constants.Z_SYNC_FLUSH });
      packer.on("data", send.write).on("end", () => send.end());
      packer.on("drain", () => response.emit("drain")); // who writes waits for the response, not for the packer
      response.setHeader("content-encoding", "gzip");
      response.removeHeader("content-length");
    }
    addVary(response);
    send.head(response.statusCode);
    for (const one of held) pass(one);
    held = [];
  }

  const pass = (chunk: Chunk): boolean => (packer ? packer.write(chunk) : send.write(chunk));

  function keepBack(chunk: Chunk): boolean {
    const bytes = typeof chunk === "string" ? Buffer.from(chunk) : Buffer.from(chunk);
    held.push(bytes);
    size += bytes.length;
    if (size > mostHeld) stream();
    else if (timer === undefined && bytes.includes(unfinished)) timer = setTimeout(stream, patienceMs);
    return true;
  }

  async function whole(): Promise<void> {
    clearTimeout(timer);
    state = "done";
    const bytes = Buffer.concat(held);
    const scripts = ownScripts(bytes.toString("utf8"), care.nonce);
    const few = scripts.length <= mostHashes;
    const kept = few && response.statusCode === 200 ? care.keep() : notKept;
    name(few ? scripts.map(hashSource) : [nonceSource(care.nonce)], kept);
    addVary(response);
    const coding = bytes.length < worthCoding ? null : codingOf(care.accepts);
    const body = coding === null ? bytes : await codedBytes(coding, bytes);
    if (coding !== null) response.setHeader("content-encoding", coding);
    response.removeHeader("etag"); // the framework's name of other bytes
    response.setHeader("content-length", body.byteLength);
    send.head(response.statusCode);
    send.end(body);
  }

  response.writeHead = ((status: number, ...rest: unknown[]) => {
    if (state === "held") return response; // asked for again with each part
    if (state !== "new") return send.head(status);
    response.statusCode = status;
    for (const [header, value] of Object.entries(headersIn(rest)))
      if (value !== undefined) response.setHeader(header, value);
    if (!isPage(response)) {
      state = "done";
      return send.head(status);
    }
    if (request.method === "GET" && !response.hasHeader("content-encoding")) state = "held";
    else {
      state = "done";
      name([nonceSource(care.nonce)], notKept);
      send.head(status);
    }
    return response;
  }) as typeof response.writeHead;

  response.flushHeaders = () => {
    if (state === "new") response.writeHead(response.statusCode);
    if (state !== "held") send.flush();
  };

  response.write = ((chunk: Chunk, ...rest: unknown[]) => {
    if (state === "new") response.writeHead(response.statusCode);
    if (state === "held") {
      const more = keepBack(chunk);
      callLast(rest);
      return more;
    }
    return state === "streaming" ? pass(chunk) : (send.write as (...given: unknown[]) => boolean)(chunk, ...rest);
  }) as typeof response.write;

  response.end = ((...given: unknown[]) => {
    if (state === "new") response.writeHead(response.statusCode);
    const [chunk] = given;
    const last = typeof chunk === "string" || chunk instanceof Uint8Array ? chunk : null;
    if (state === "held") {
      if (last !== null) keepBack(last);
      callLast(given);
    }
    if (state === "held") {
      whole().catch(() => response.destroy());
      return response;
    }
    if (state === "streaming" && packer) {
      packer.end(last ?? undefined);
      return response;
    }
    return (send.end as (...given: unknown[]) => ServerResponse)(...given);
  }) as typeof response.end;

  response.once("close", () => {
    clearTimeout(timer);
    packer?.destroy();
  });
}

const isPage = (response: ServerResponse): boolean => /^text\/html\b/.test(String(response.getHeader("content-type")));

/** The inline scripts that the framework stamped with this answer's nonce: a script that crept in has none. */
function ownScripts(html: string, nonce: string): string[] {
  const found = html.matchAll(/<script\b([^>]*)>([\s\S]*?)<\/script>/g);
  const own = [...found].filter(([, given = ""]) => given.includes(`nonce="${nonce}"`) && !/\ssrc=/.test(given));
  return [...new Set(own.map(([, , text = ""]) => text))];
}

function headersIn(rest: unknown[]): Record<string, string | number | readonly string[] | undefined> {
  const given = rest.find((one) => typeof one === "object" && one !== null);
  if (!given) return {};
  if (!Array.isArray(given)) return given as Record<string, string>;
  const flat = given.flat() as string[];
  return Object.fromEntries(flat.flatMap((one, nth) => (nth % 2 === 0 ? [[one, flat[nth + 1] ?? ""]] : [])));
}

function addVary(response: ServerResponse): void {
  const vary = [response.getHeader("vary") ?? []].flat().join(", ");
  if (!/accept-encoding/i.test(vary)) response.setHeader("vary", vary ? `${vary}, accept-encoding` : "accept-encoding");
}
