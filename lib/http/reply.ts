import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import { codingHeader, doorStands } from "./front-door";

const pastForever = "public, max-age=31536000, immutable";
const nowShortly = "public, max-age=0, s-maxage=5, stale-while-revalidate=30";

type Coding = "br" | "gzip";
export type Written = { text: string; etag: string; coded: Map<Coding, Promise<Uint8Array<ArrayBuffer>>> };

export function written(text: string): Written {
  return { text, etag: `"${createHash("sha256").update(text).digest("base64url").slice(0, 22)}"`, coded: new Map() };
}

/** An answer with an ETag of its content; 304 where the reader has it already. */
export async function reply(request: Request, answer: Written, type: string, past = false): Promise<Response> {
  const headers = {
    etag: answer.etag,
    vary: "accept-encoding",
    "cache-control": past ? pastForever : nowShortly,
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

const worthCoding = 1024;
const encode = { br: promisify(brotliCompress), gzip: promisify(gzip) };
/** Quick rather than small: an answer is new with each snapshot. */
const options = {
  br: { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } },
  gzip: { level: 5 },
};

/** The server's framework compresses pages and no answers of routes: they do it themselves, once for all readers. */
function codedAs(answer: Written, coding: Coding): Promise<Uint8Array<ArrayBuffer>> {
  const before = answer.coded.get(coding);
  if (before) return before;
  const bytes = Buffer.from(answer.text);
  const made = (coding === "br" ? encode.br(bytes, options.br) : encode.gzip(bytes, options.gzip)).then(
    (coded) => new Uint8Array(coded),
  );
  answer.coded.set(coding, made);
  return made;
}

function codingOf(header: string | null): Coding | null {
  const taken = new Map(
    (header ?? "").split(",").map((one): [string, number] => {
      const [name = "", ...rest] = one.trim().toLowerCase().split(";");
      const weight = rest.find((part) => part.trim().startsWith("q="));
      return [name.trim(), weight === undefined ? 1 : Number(weight.trim().slice(2))];
    }),
  );
  const weightOf = (coding: Coding) => taken.get(coding) ?? taken.get("*") ?? 0;
  if (weightOf("br") > 0 && weightOf("br") >= weightOf("gzip")) return "br";
  return weightOf("gzip") > 0 ? "gzip" : null;
}

function knows(header: string | null, etag: string): boolean {
  if (header === null) return false;
  return header.split(",").some((one) => {
    const value = one.trim().replace(/^W\//, "");
    return value === "*" || value === etag;
  });
}
