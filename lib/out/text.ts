/** What people wrote, made ready for formats that refuse some characters. */

// XML 1.0 and iCalendar take no control characters but tab and line breaks; halves of a pair are no characters.
const unfit =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to remove
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

export const proper = (text: string): string => text.replace(unfit, "");

/** On one line, as a title is. */
export const oneLine = (text: string): string => proper(text).replace(/\s+/g, " ").trim();

export const escapeHtml = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

/** A part of a name that stays the same: small letters, digits, dots and dashes. */
export const slug = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9.]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 60);
