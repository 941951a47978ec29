/**
 * Answers about now, kept while nothing changes: however many readers look at a page, it is made once. What a shared
 * cache may keep is kept here too, for less long, and never past the state that it was made in.
 */
import { createHash } from "node:crypto";
import type { IncomingMessage, OutgoingHttpHeaders } from "node:http";
import { limitOf } from "./limits";

export type KeptAnswer = { headers: OutgoingHttpHeaders; body: Buffer };
type Kept = KeptAnswer & { since: number };

/** What a page says of ages is that old at most; between two polls nothing else moves. */
const keptMs = 5000;
const mostBytes = 64 * 1024 * 1024;
export const mostBytesOfOne = 4 * 1024 * 1024;
/** What an answer takes besides its body: many small ones are bounded too. */
const bytesAround = 2000;

const never = /^\/(?:_next|icons|api\/webhooks|healthz|readyz|metrics|favicon)(?:[/.]|$)/;

/** All of a request that decides what is answered, besides its address. */
const telling = [
  "host",
  "x-forwarded-host",
  "x-forwarded-proto",
  "accept-encoding",
  "rsc",
  "next-router-state-tree",
  "next-router-prefetch",
  "next-router-segment-prefetch",
  "next-url",
] as const;

/** The framework writes a page's head in one piece for those who read no more than that. */
const bots = /bot|crawl|spider|preview|embed|facebook|slack|whatsapp/i;

/** Null when an answer to it is for this one request only, or about a moment that others seldom ask for. */
export function keyOf({ method, url = "", headers }: IncomingMessage): string | null {
  const [path = "", query = ""] = url.split("?");
  if (method !== "GET" || never.test(path) || limitOf(path) === "events") return null;
  if (new URLSearchParams(query).has("at")) return null;
  const bot = bots.test(headers["user-agent"] ?? "") ? "bot" : "";
  const all = [url, bot, ...telling.map((name) => [headers[name] ?? ""].flat().join())].join("\n");
  return createHash("sha256").update(all).digest("base64url"); // it may hold all that a reader can write in a header
}

export class KeptAnswers {
  /** Each of them was made in `#state`. */
  readonly #kept = new Map<string, Kept>();
  readonly #underWay = new Map<string, Promise<KeptAnswer | null>>();
  #bytes = 0;
  #state = "";

  find(key: string, state: string, nowMs: number): KeptAnswer | null {
    if (state !== this.#state) {
      this.#state = state;
      for (const one of this.#kept.keys()) this.#drop(one);
    }
    const found = this.#kept.get(key);
    return found && nowMs - found.since <= keptMs ? found : null;
  }

  /** The answer that is being made for another reader; null from it when it is not for others. */
  underWay(key: string, state: string): Promise<KeptAnswer | null> | null {
    return this.#underWay.get(`${state}\n${key}`) ?? null;
  }

  /** Says that an answer is being made. What comes back takes it when it is whole, or null. */
  begin(key: string, state: string, nowMs: number): (answer: KeptAnswer | null) => void {
    const name = `${state}\n${key}`;
    let settle: (answer: KeptAnswer | null) => void = () => {};
    const made = new Promise<KeptAnswer | null>((done) => {
      settle = done;
    });
    this.#underWay.set(name, made);
    return (answer) => {
      if (this.#underWay.get(name) === made) this.#underWay.delete(name);
      // Things may stand otherwise by now.
      if (answer !== null && state === this.#state) this.#keep(key, { ...answer, since: nowMs });
      settle(answer);
    };
  }

  #keep(key: string, kept: Kept): void {
    this.#drop(key);
    this.#kept.set(key, kept);
    this.#bytes += kept.body.byteLength + bytesAround;
    for (const [oldest, { since }] of this.#kept) {
      if (this.#bytes <= mostBytes && kept.since - since <= keptMs) break;
      this.#drop(oldest);
    }
  }

  #drop(key: string): void {
    const kept = this.#kept.get(key);
    if (kept) this.#bytes -= kept.body.byteLength + bytesAround;
    this.#kept.delete(key);
  }
}
