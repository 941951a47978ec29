import type { IncomingMessage } from "node:http";

/**
 * Whose request it is. Anybody can write a forwarding header: only as many of its last entries count as there are proxies
 * of ours before the server.
 */
export function readerAddress(request: IncomingMessage, proxies: number): string {
  const own = request.socket.remoteAddress ?? "unknown";
  if (proxies === 0) return network(own);
  const told = [request.headers["x-forwarded-for"] ?? []].flat().join(",");
  const way = [
    ...told
      .split(",")
      .map((one) => one.trim())
      .filter(Boolean),
    own,
  ];
  return network(way[Math.max(0, way.length - 1 - proxies)] ?? own);
}

/** One reader has a whole network of IPv6 addresses: its first half tells readers apart. */
function network(address: string): string {
  const plain = address.replace(/^::ffff:/i, "").replace(/^\[|\]$/g, "");
  if (!plain.includes(":")) return plain.slice(0, 64);
  const [head = "", tail = ""] = plain.toLowerCase().split("::");
  const before = head.split(":").filter(Boolean);
  const after = tail.split(":").filter(Boolean);
  const zeros = Array.from({ length: Math.max(0, 8 - before.length - after.length) }, () => "0");
  return [...before, ...zeros, ...after].slice(0, 4).join(":");
}
