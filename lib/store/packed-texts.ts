/** Many texts in one, without what all of them begin and end with. Only rare texts need a sign that JSON would escape. */

const fieldsBetween = "|";
const textEnd = "~";
const nothing = "\\0";
const escaped: Record<string, string> = { "\\": "\\b", [fieldsBetween]: "\\f", [textEnd]: "\\t" };
const plain = Object.fromEntries(Object.entries(escaped).map(([sign, told]) => [told, sign]));

const guard = (text: string) => text.replace(/[\\|~]/g, (sign) => escaped[sign] ?? sign);
const bare = (text: string) => text.replace(/\\[bft]/g, (told) => plain[told] ?? told);

export const join = (fields: readonly string[]): string => fields.join(fieldsBetween);
export const split = (joined: string): string[] => joined.split(fieldsBetween);

/** Three fields: what all begin with, what all end with, and the rest of each. Each is ended, so that none differs from "". */
export function packTexts(texts: readonly (string | null)[]): [string, string, string] {
  const told = texts.filter((text) => text !== null);
  const start = sharedStart(told);
  const end = reversed(sharedStart(told.map((text) => reversed(text.slice(start.length)))));
  const rest = (text: string) => guard(text.slice(start.length, text.length - end.length));
  const rests = texts.map((text) => (text === null ? nothing : rest(text)) + textEnd).join("");
  return [guard(start), guard(end), rests];
}

export function unpackTexts(fields: readonly string[], at: number): (string | null)[] {
  const [start = "", end = "", joined = ""] = fields.slice(at, at + 3);
  const rests = joined.split(textEnd);
  rests.pop();
  const [first, last] = [bare(start), bare(end)];
  if (!joined.includes("\\")) return rests.map((rest) => first + rest + last);
  return rests.map((rest) => (rest === nothing ? null : first + bare(rest) + last));
}

function sharedStart(texts: readonly string[]): string {
  const [first = "", ...rest] = texts;
  let length = first.length;
  for (const text of rest) while (!text.startsWith(first.slice(0, length))) length--;
  return first.slice(0, length);
}

const reversed = (text: string) => text.split("").reverse().join("");
