import { problem } from "./problem";

export type Body = { ok: true; text: string } | { ok: false; refusal: Response };

/** Reads a body up to a size: what is larger is refused while it still comes in. */
export async function readBody(request: Request, mostBytes: number): Promise<Body> {
  const tooLarge = {
    ok: false as const,
    refusal: problem("body-too-large", `A body may have at most ${mostBytes} bytes.`),
  };
  if (Number(request.headers.get("content-length") ?? 0) > mostBytes) return tooLarge;
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size > mostBytes) return tooLarge;
    chunks.push(chunk);
  }
  try {
    return { ok: true, text: new TextDecoder("utf-8", { fatal: true }).decode(Buffer.concat(chunks)) };
  } catch {
    return { ok: false, refusal: problem("bad-request", "The body is not UTF-8 text.") };
  }
}
