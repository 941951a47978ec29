/**
 * Tells when nobody waits for an answer any more. An answer that is queued behind another on its connection never closes
 * by itself, so that the connection's end counts too.
 */
import type { ServerResponse } from "node:http";
import type { Socket } from "node:net";

const waiting = new WeakMap<Socket, Set<() => void>>();

export function onceGone(response: ServerResponse, call: () => void): void {
  const { socket } = response.req;
  const calls = waiting.get(socket) ?? watch(socket);
  const gone = () => {
    response.removeListener("close", gone);
    if (calls.delete(gone)) call();
  };
  calls.add(gone);
  response.once("close", gone);
  if (socket.destroyed) gone();
}

/** One listener per connection, however many answers are queued on it. */
function watch(socket: Socket): Set<() => void> {
  const calls = new Set<() => void>();
  waiting.set(socket, calls);
  socket.once("close", () => {
    for (const call of [...calls]) call();
  });
  return calls;
}
