import { createHash } from "node:crypto";

const pastForever = "public, max-age=31536000, immutable";
const nowShortly = "public, max-age=0, s-maxage=5, stale-while-revalidate=30";

export type Written = { text: string; etag: string };

export function written(text: string): Written {
  return { text, etag: `"${createHash("sha256").update(text).digest("base64url").slice(0, 22)}"` };
}

/** An answer with an ETag of its content; 304 where the reader has it already. */
export function reply(request: Request, { text, etag }: Written, type: string, past = false): Response {
  const headers = {
    etag,
    "cache-control": past ? pastForever : nowShortly,
    "access-control-allow-origin": "*",
    "access-control-expose-headers": "etag",
    "x-content-type-options": "nosniff",
  };
  if (knows(request.headers.get("if-none-match"), etag)) return new Response(null, { status: 304, headers });
  return new Response(text, { headers: { ...headers, "content-type": type } });
}

function knows(header: string | null, etag: string): boolean {
  if (header === null) return false;
  return header.split(",").some((one) => {
    const value = one.trim().replace(/^W\//, "");
    return value === "*" || value === etag;
  });
}
