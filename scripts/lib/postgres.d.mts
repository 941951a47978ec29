export type StartedPostgres = { url: string; from: string; stop(): Promise<void> };
/** A server on loopback, or the reasons why none could be had. */
export function startPostgres(): Promise<{ server: StartedPostgres | null; reasons: string[] }>;
