type Headers = Record<string, string | string[] | undefined>;

/** Whether a page of ours, or no page at all, sends this. Browsers say where a form stands and cannot be made to lie. */
export function isOwnPost(headers: Headers): boolean {
  const site = headers["sec-fetch-site"];
  if (site !== undefined) return site === "same-origin" || site === "none";
  const { origin, host } = headers;
  if (typeof origin !== "string") return true;
  return URL.canParse(origin) && new URL(origin).host === host;
}
