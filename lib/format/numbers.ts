/** Counts, shares and short names as the pages print them. */
const narrowSpace = "\u202f";

/** `4,812` with a real minus sign for negatives. */
export function count(value: number): string {
  const digits = Math.abs(Math.round(value))
    .toString()
    .replace(/\B(?=(\d{3})+(?!\d))/g, ",");
  return value < 0 ? `−${digits}` : digits;
}

/** `+15`, `−1`, `0` */
export const signed = (value: number): string => (value > 0 ? `+${count(value)}` : count(value));

/** A share between 0 and 1 as `75 %` with a thin gap. */
export const percent = (share: number): string => `${Math.round(share * 100)}${narrowSpace}%`;

/** `1 pick`, `5 picks` */
export const plural = (value: number, one: string, many = `${one}s`): string =>
  `${count(value)} ${value === 1 ? one : many}`;

export const shortSha = (sha: string): string => sha.slice(0, 7);

/** `a`, `a and b`, `a, b and c` */
export function joined(words: readonly string[], last = "and"): string {
  if (words.length < 2) return words[0] ?? "";
  return `${words.slice(0, -1).join(", ")} ${last} ${words.at(-1)}`;
}

/** First letter large, as a cell or a sentence begins. */
export const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** First letter small, unless the word is an acronym: `final RC`, `XFN sync`. */
export const inSentence = (text: string): string =>
  /^[A-Z][^A-Z0-9]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
