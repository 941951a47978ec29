import type { IncomingMessage } from "node:http";

const hostShape = /^(?:[a-z\d.-]+|\[[a-f\d:.]+\])(?::\d{1,5})?$/i;

/**
 * Each proxy says at the end of the list who asked it: what a reader wrote there himself stands before that, and does not
 * count. Without a proxy of ours none of it does.
 */
export function trustProxies({ headers }: IncomingMessage, proxies: number): void {
  const names = [headers["x-forwarded-host"] ?? []].flat().join().split(",");
  const trusted = proxies === 0 ? undefined : names.at(-Math.min(proxies, names.length))?.trim();
  if (trusted) headers["x-forwarded-host"] = trusted;
  else delete headers["x-forwarded-host"];
}

/** True where a shared cache may keep what names the dashboard: its name is configured, or no header tells of another. */
export const sameForAll = (request: Request, configured: string | null): boolean =>
  configured !== null || !request.headers.has("x-forwarded-host");

/** Where readers find the dashboard: as configured, else as the request came in, also through a proxy. */
export function originOf(request: Request, configured: string | null): string {
  if (configured !== null) return configured.replace(/\/+$/, "");
  const first = (name: string): string | null => request.headers.get(name)?.split(",")[0]?.trim() ?? null;
  const own = new URL(request.url);
  const host = first("x-forwarded-host") ?? first("host") ?? own.host;
  const scheme = first("x-forwarded-proto") === "https" ? "https:" : own.protocol;
  return hostShape.test(host) ? `${scheme}//${host}` : own.origin;
}
