const hostShape = /^(?:[a-z\d.-]+|\[[a-f\d:.]+\])(?::\d{1,5})?$/i;

/** Where readers find the dashboard: as configured, else as the request came in, also through a proxy. */
export function originOf(request: Request, configured: string | null): string {
  if (configured !== null) return configured.replace(/\/+$/, "");
  const first = (name: string): string | null => request.headers.get(name)?.split(",")[0]?.trim() ?? null;
  const own = new URL(request.url);
  const host = first("x-forwarded-host") ?? first("host") ?? own.host;
  const scheme = first("x-forwarded-proto") === "https" ? "https:" : own.protocol;
  return hostShape.test(host) ? `${scheme}//${host}` : own.origin;
}
