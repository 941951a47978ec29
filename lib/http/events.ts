/** A stream of server-sent events that drops a reader who does not keep up, and says now and then that it lives. */
const heartbeatMs = 15_000;
/** Events that a slow reader may leave unread: each only says "look again", so that more of them say no more. */
const mostUnread = 16;

export function eventStream(subscribe: (send: (event: string, data: unknown) => void) => () => void): Response {
  let close = () => {};
  const encoder = new TextEncoder();
  const stream = new ReadableStream<Uint8Array>(
    {
      start(controller) {
        const write = (text: string) => {
          if ((controller.desiredSize ?? 0) <= -mostUnread) return close();
          controller.enqueue(encoder.encode(text));
        };
        const heartbeat = setInterval(() => write(": still here\n\n"), heartbeatMs);
        const unsubscribe = subscribe((event, data) => write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`));
        close = () => {
          clearInterval(heartbeat);
          unsubscribe();
          close = () => {};
          try {
            controller.close();
          } catch {
            // The reader has closed it already.
          }
        };
        write("retry: 3000\n\n");
      },
      cancel: () => close(),
    },
    { highWaterMark: 1 },
  );
  return new Response(stream, {
    headers: {
      "content-type": "text/event-stream; charset=utf-8",
      "cache-control": "no-cache, no-transform",
      "x-accel-buffering": "no",
      "access-control-allow-origin": "*",
    },
  });
}
