import { createHash } from "node:crypto";
import { type Coding, codedBytes, codingOf, worthCoding } from "./coding";
import { codingHeader } from "./dress";
import { knows } from "./etag";
import { doorStands } from "./front-door";
import { nowShortly, ownForNow, pastForever } from "./keep";

export type Written = { text: string; etag: string; coded: Map<Coding, Promise<Uint8Array<ArrayBuffer>>> };

export function written(text: string): Written {
  return { text, etag: `"${createHash("sha256").update(text).digest("base64url").slice(0, 22)}"`, coded: new Map() };
}

/** How others may keep an answer: what names the dashboard as this request did is for this reader only. */
export const keptAs = (past: boolean, forAll = true): string => (!forAll ? ownForNow : past ? pastForever : nowShortly);

/** An answer with an ETag of its content; 304 where the reader has it already. */
export async function reply(
  request: Request,
  answer: Written,
  type: string,
  kept: string = nowShortly,
): Promise<Response> {
  const headers = {
    etag: answer.etag,
    vary: "accept-encoding",
    "cache-control": kept,
    "access-control-allow-origin": "*",
    "access-control-expose-headers": "etag",
    "x-content-type-options": "nosniff",
  };
  if (knows(request.headers.get("if-none-match"), answer.etag)) return new Response(null, { status: 304, headers });
  const coding =
    answer.text.length < worthCoding || !doorStands() ? null : codingOf(request.headers.get("accept-encoding"));
  if (coding === null) return new Response(answer.text, { headers: { ...headers, "content-type": type } });
  // Another form of the same content: its name says so, as the standard asks.
  const coded = { ...headers, etag: `W/${answer.etag}`, "content-type": type, [codingHeader]: coding };
  return new Response(await codedAs(answer, coding), { headers: coded });
}

/** The server's framework compresses pages and no answers of routes: they do it themselves, once for all readers. */
function codedAs(answer: Written, coding: Coding): Promise<Uint8Array<ArrayBuffer>> {
  const before = answer.coded.get(coding);
  if (before) return before;
  const made = codedBytes(coding, Buffer.from(answer.text));
  answer.coded.set(coding, made);
  return made;
}
