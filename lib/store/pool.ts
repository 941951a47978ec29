/** Connections to a server that may end them, allow few of them, or be away for a moment. */
import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";

const most = 10;
/** After so long more connections are tried again. */
const fewForMs = 60_000;
const firstPauseMs = 50;
const triesOfARead = 3;

export type Patience = {
  /** How long a connection is waited for. */
  connectMs: number;
  /** How long a server that is away is tried again. */
  awayMs: number;
  /** How long one question may take; 0 for as long as it takes. */
  questionMs: number;
};

/** The one that has everything is waited for; a replica is not, as the other answers in its place. */
export const patienceWithServer: Patience = { connectMs: 10_000, awayMs: 3_000, questionMs: 0 };
export const patienceWithReplica: Patience = { connectMs: 1_000, awayMs: 0, questionMs: 3_000 };

const codeOf = (error: unknown): string =>
  typeof error === "object" && error !== null && "code" in error ? String(error.code) : "";

/** The server's connections are all taken, or as many as this role may have. */
const isFull = (error: unknown): boolean => codeOf(error) === "53300";

/** Shut down, starting up, refused or broken off. */
const away = /^(?:57P0[123]|08\d{3}|ECONN(?:REFUSED|RESET)|EPIPE)$/;
const brokenOff = /^Connection terminated|connection error and is not queryable|socket hang up/i;
const isAway = (error: unknown): boolean =>
  away.test(codeOf(error)) || (error instanceof Error && brokenOff.test(error.message));

const onlyReads = /^\s*SELECT\b/i;

export class PatientPool extends pg.Pool {
  readonly #patience: Patience;

  constructor(url: string, patience: Patience) {
    super({
      connectionString: url,
      max: most,
      connectionTimeoutMillis: patience.connectMs,
      ...(patience.questionMs > 0 ? { query_timeout: patience.questionMs } : {}),
    });
    this.#patience = patience;
    // An idle connection that breaks is replaced by the next query. A pool says that it has ended before its
    // connections are closed, so this holds after its end too.
    this.on("error", () => {});
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
    const { connectMs, awayMs } = this.#patience;
    const since = performance.now();
    for (let pauseMs = firstPauseMs; ; pauseMs *= 2) {
      try {
        return await super.connect();
      } catch (error) {
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
        if (left === 1 || this.#patience.awayMs === 0 || !isAway(error)) throw error;
      }
    }
  }) as pg.Pool["query"];
}
