/** The path as the framework will understand it: decoded, without dots, double or last slashes. Null if it is no text. */
export function plainPath(url: string): string | null {
  try {
    const { pathname } = new URL(url.replace(/^\/+/, "/"), "http://here");
    return decodeURIComponent(pathname)
      .replaceAll("\\", "/")
      .replace(/\/{2,}/g, "/")
      .replace(/(?!^)\/$/, "");
  } catch {
    return null;
  }
}

/** A path of ours, with its query: what could lead to another site leads home instead. */
export function localPath(given: string | null): string {
  if (given === null || given.length > 2000 || !/^\/(?![/\\])/.test(given)) return "/";
  if ([...given].some((one) => one < " " || one === "\\" || one === "\u007f")) return "/";
  const here = "http://here.invalid";
  if (!URL.canParse(given, here)) return "/";
  const { origin, pathname, search } = new URL(given, here);
  const inside = origin === here && !pathname.startsWith("//") && !pathname.startsWith("/sign-");
  return inside ? pathname + search : "/";
}
