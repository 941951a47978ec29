/**
 * Tells when nobody waits for an answer any more. An answer that is queued behind another on its connection never closes
 * by itself, so that the connection's end counts too. However many want to know, each of the two has one listener.
 */
import type { ServerResponse } from "node:http";
import type { Socket } from "node:net";

type Calls = Set<() => void>;
/** Null once it is gone. */
const answers = new WeakMap<ServerResponse, Calls | null>();
const connections = new WeakMap<Socket, Calls>();

export function onceGone(response: ServerResponse, call: () => void): void {
  const calls = answers.has(response) ? answers.get(response) : watchAnswer(response);
  if (calls) calls.add(call);
  else call();
}

function watchAnswer(response: ServerResponse): Calls | null {
  const { socket } = response.req;
  if (socket.destroyed) return null;
  const calls: Calls = new Set();
  const others = connections.get(socket) ?? watchConnection(socket);
  const gone = () => {
    response.removeListener("close", gone);
    others.delete(gone);
    answers.set(response, null);
    for (const call of calls) call();
  };
  answers.set(response, calls);
  others.add(gone);
  response.once("close", gone);
  return calls;
}

function watchConnection(socket: Socket): Calls {
  const calls: Calls = new Set();
  connections.set(socket, calls);
  socket.once("close", () => {
    for (const call of [...calls]) call();
  });
  return calls;
}
