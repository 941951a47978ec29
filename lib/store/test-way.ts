/** For tests: a way to a server that can be shut, and on which nothing may come through any more. */
import net from "node:net";

export async function wayTo(address: string) {
  const { hostname, port } = new URL(address);
  const sockets = new Set<net.Socket>();
  const state = { shut: false, still: false };
  const server = net.createServer((near) => {
    if (state.shut) return void near.destroy();
    const far = net.connect(Number(port || 5432), hostname);
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(from);
      from.on("data", (chunk) => state.still || to.write(chunk));
      from.on("error", () => {}).on("close", () => to.destroy());
    }
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const url = new URL(address);
  url.hostname = "127.0.0.1";
  url.port = String((server.address() as net.AddressInfo).port);
  const cut = () => {
    for (const socket of sockets) socket.destroy();
  };
  const close = () =>
    new Promise<void>((done) => {
      server.close(() => done());
      cut();
    });
  return { state, cut, url: url.href, close };
}
