/** Connections to a server that may end them, allow few of them, or be away for a moment. */
import type { Socket } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";
import { DatabaseAway } from "../domain/away";

const most = 10;
/** A name may lead to another server after a switch-over: nobody stays with the old one for longer. */
const livesSeconds = 60;
/** After so long more connections are tried again. */
const fewForMs = 60_000;
const firstPauseMs = 50;
const triesOfARead = 3;

export type Patience = {
  /** How long a connection is waited for. */
  connectMs: number;
  /** The same after it fell silent, so that not each reader waits as long as the first one. */
  againMs: number;
  /** How long a server that is away is tried again. */
  awayMs: number;
  /** How long a server may be silent when it was asked something: a read, or what else is short; 0 for ever. */
  readMs: number;
  writeMs: number;
};

/** The one that has everything is waited for; a replica is not, as the other answers in its place. */
export const patienceWithServer: Patience = {
  connectMs: 10_000,
  againMs: 2_000,
  awayMs: 3_000,
  readMs: 10_000,
  writeMs: 30_000,
};
export const patienceWithReplica: Patience = {
  connectMs: 1_000,
  againMs: 1_000,
  awayMs: 0,
  readMs: 3_000,
  writeMs: 3_000,
};
/** A migration takes as long as it takes. */
export const patienceWithMigrations: Patience = { ...patienceWithServer, readMs: 0, writeMs: 0 };

const codeOf = (error: unknown): string =>
  typeof error === "object" && error !== null && "code" in error ? String(error.code) : "";

/** The server's connections are all taken, or as many as this role may have. */
const isFull = (error: unknown): boolean => codeOf(error) === "53300";

/** Shut down, starting up, refused or broken off. */
const away = /^(?:57P0[123]|08\d{3}|ECONN(?:REFUSED|RESET)|EPIPE)$/;
/** It was waited for already, and is not once more. */
const fellSilent = /^The database has not answered|timeout exceeded when trying to connect|due to connection timeout/;
const isSilent = (error: unknown): boolean => error instanceof Error && fellSilent.test(error.message);
const brokenOff = /^Connection terminated|connection error and is not queryable|socket hang up/i;
/** A server that was a primary, and is one no more. */
const isReadOnly = (error: unknown): boolean => codeOf(error) === "25006";
const isAway = (error: unknown): boolean =>
  !isSilent(error) && (away.test(codeOf(error)) || (error instanceof Error && brokenOff.test(error.message)));

const onlyReads = /^\s*SELECT\b/i;
const waitsForOthers = /\bFOR UPDATE\b|_lock/i;
/** What clears up may have a year to go through. */
const clearsUp = /^\s*(?:DELETE|ANALYZE)\b/i;
const clearingMs = 120_000;

function silenceFor(text: string, { readMs, writeMs }: Patience): number {
  if (onlyReads.test(text) && !waitsForOthers.test(text)) return readMs;
  return clearsUp.test(text) && writeMs > 0 ? Math.max(writeMs, clearingMs) : writeMs;
}

type Asked = string | { text?: string };
type Inside = { connection: { stream: Socket }; readyForQuery: boolean };
type Ours = { isOver?: boolean };
/**
 * A connection on which a question waits in silence is ended, as nobody can tell what will still come over it: what
 * had begun on it must not be finished by whoever is given it next.
 */
const clientWith = (patience: Patience) =>
  class extends pg.Client implements Ours {
    isOver = false;
    #watched: Socket | null = null;

    override query = ((...given: unknown[]) => {
      const asked = given[0] as Asked;
      this.#watch(silenceFor(typeof asked === "string" ? asked : (asked.text ?? ""), patience));
      const result = (super.query as (...all: unknown[]) => unknown)(...given);
      if (result instanceof Promise)
        result.catch((error: unknown) => {
          this.isOver ||= isReadOnly(error);
        });
      return result;
    }) as pg.Client["query"];

    #watch(silenceMs: number): void {
      const inside = this as unknown as Inside;
      const { stream } = inside.connection;
      stream.setTimeout(silenceMs);
      if (this.#watched === stream) return;
      this.#watched = stream;
      stream.on("timeout", () => {
        const seconds = Math.ceil((stream.timeout ?? 0) / 1000);
        const read = stream.bytesRead;
        // Where it was this process that was busy, the answer is here by now and is read first.
        setImmediate(() => {
          if (inside.readyForQuery || stream.bytesRead > read) return;
          stream.destroy(new Error(`The database has not answered for ${seconds} s.`));
        });
      });
    }
  };

export class PatientPool extends pg.Pool {
  readonly #patience: Patience;

  constructor(url: string, patience: Patience) {
    super({
      connectionString: url,
      max: most,
      connectionTimeoutMillis: patience.connectMs,
      maxLifetimeSeconds: livesSeconds,
      Client: clientWith(patience),
    });
    this.#patience = patience;
    // An idle connection that breaks is replaced by the next query. A pool says that it has ended before its
    // connections are closed, so this holds after its end too.
    this.on("error", () => {});
    this.on("release", (_error, client: pg.PoolClient & Ours) => {
      if (client.isOver) client.end();
    });
  }

  override connect(): Promise<pg.PoolClient>;
  override connect(call: (error: Error | undefined, client: pg.PoolClient | undefined, done: () => void) => void): void;
  override connect(
    call?: (
      error: Error | undefined,
      client: pg.PoolClient | undefined,
      done: (release?: Error | boolean) => void,
    ) => void,
  ): Promise<pg.PoolClient> | undefined {
    const made = this.#connect();
    if (!call) return made;
    made.then(
      (client) => call(undefined, client, client.release),
      (error: Error) => call(error, undefined, () => {}),
    );
    return undefined;
  }

  async #connect(): Promise<pg.PoolClient> {
    const { connectMs, againMs, awayMs } = this.#patience;
    const since = performance.now();
    for (let pauseMs = firstPauseMs; ; pauseMs *= 2) {
      try {
        const client = await super.connect();
        this.options.connectionTimeoutMillis = connectMs;
        return client;
      } catch (error) {
        if (isSilent(error)) this.options.connectionTimeoutMillis = againMs;
        const patience = isFull(error) ? connectMs : isAway(error) ? awayMs : 0;
        if (this.ending || performance.now() - since + pauseMs > patience) throw error;
        if (isFull(error)) this.#makeDo();
        await wait(pauseMs);
      }
    }
  }

  /** The connections that are there serve all for a while. */
  #makeDo(): void {
    this.options.max = Math.max(1, Math.min(this.options.max, this.totalCount));
    setTimeout(() => {
      this.options.max = most;
    }, fewForMs).unref();
  }

  /** What only reads is asked again where its connection was ended: nobody can tell whether a write was made. */
  override query = (async (asked: string | pg.QueryConfig, values?: unknown[]) => {
    const text = typeof asked === "string" ? asked : asked.text;
    for (let left = onlyReads.test(text) ? triesOfARead : 1; ; left--) {
      try {
        return await super.query(asked as string, values);
      } catch (error) {
        if (left > 1 && this.#patience.awayMs > 0 && isAway(error)) continue;
        if (isSilent(error)) this.options.connectionTimeoutMillis = this.#patience.againMs;
        throw isAway(error) || isSilent(error) ? new DatabaseAway(error) : error;
      }
    }
  }) as pg.Pool["query"];
}
