/** The prefix makes browsers take them from this very host over https only, for every path. */
export const cookieNames = { session: "__Host-hud", wayIn: "__Host-hud-in", newKey: "__Host-hud-key" } as const;
type Name = (typeof cookieNames)[keyof typeof cookieNames];

export function cookieOf(header: string | null | undefined, name: Name): string | null {
  for (const one of (header ?? "").split(";")) {
    const [key = "", ...value] = one.trim().split("=");
    if (key === name) return value.join("=") || null;
  }
  return null;
}

/** Seconds 0 takes it away. */
export const cookieFor = (name: Name, value: string, seconds: number): string =>
  `${name}=${value}; Path=/; Max-Age=${seconds}; HttpOnly; Secure; SameSite=Lax`;
