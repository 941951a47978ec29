/** Answers under way: a process that ends takes no new ones and lets these finish. */
import type { Server, ServerResponse } from "node:http";
import { countAnswer } from "./counts";
import { onceGone } from "./gone";
import { limitOf } from "./limits";

type State = { closing: boolean; open: Set<ServerResponse>; servers: Set<Server>; whenEmpty: (() => void) | null };
const held = globalThis as { __hudUnderWay?: State };
held.__hudUnderWay ??= { closing: false, open: new Set(), servers: new Set(), whenEmpty: null };
const state = held.__hudUnderWay;

export const isClosing = (): boolean => state.closing;

/** Streams of events never finish, so that nobody waits for them. */
export function beginAnswer(server: Server, path: string, response: ServerResponse): void {
  state.servers.add(server);
  if (state.closing) response.setHeader("connection", "close");
  const isAwaited = limitOf(path) !== "events";
  if (isAwaited) state.open.add(response);
  onceGone(response, () => {
    countAnswer(path, response);
    state.open.delete(response);
    if (isAwaited && state.open.size === 0) state.whenEmpty?.();
  });
}

/** From now on no connection is taken. Resolves when everything under way was answered, or the patience ends. */
export function finishAnswers(patienceMs: number): Promise<void> {
  state.closing = true;
  for (const server of state.servers) {
    server.close();
    server.closeIdleConnections();
  }
  if (state.open.size === 0) return Promise.resolve();
  return new Promise((done) => {
    state.whenEmpty = done;
    setTimeout(done, patienceMs).unref();
  });
}
