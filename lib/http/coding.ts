import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

export type Coding = "br" | "gzip";

/** What is shorter travels as it is. */
export const worthCoding = 1024;

/** Quick rather than small: an answer is new with each snapshot. */
const encode = {
  br: (bytes: Uint8Array) => promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }),
  gzip: (bytes: Uint8Array) => promisify(gzip)(bytes, { level: 5 }),
};

export const codedBytes = async (coding: Coding, bytes: Uint8Array): Promise<Uint8Array<ArrayBuffer>> =>
  new Uint8Array(await encode[coding](bytes));

/** The coding that a reader's `accept-encoding` likes best; null for none. */
export function codingOf(header: string | null): Coding | null {
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
