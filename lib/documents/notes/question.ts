/** What somebody who searches release notes asks for: words, `#123`, `@login`, `module:name`. */
export type NotesAsked = { words: string[]; modules: string[]; numbers: number[]; logins: string[] };

const mostParts = 12;
const longestWord = 60;

/** Letters and digits are what is searched; all else parts words, so that `torch.compile` is found by either half. */
export const searchWords = (text: string): string[] =>
  text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "");

const address = /\/(?:pull|pulls|issues)\/(\d{1,9})(?!\d)/;
/** A number this long is no version and no year: it is a pull request. */
const bareNumber = /^\d{5,9}$/;

export function readNotesQuestion(text: string): NotesAsked {
  const asked: NotesAsked = { words: [], modules: [], numbers: [], logins: [] };
  const parts = text.match(/module:"[^"]*"|\S+/giu) ?? [];
  for (const part of parts.slice(0, mostParts)) take(asked, part);
  return {
    words: distinct(asked.words),
    modules: distinct(asked.modules),
    numbers: [...new Set(asked.numbers)],
    logins: distinct(asked.logins),
  };
}

function take(asked: NotesAsked, part: string): void {
  const number = /^(?:#|GH-)(\d{1,9})$/i.exec(part)?.[1] ?? address.exec(part)?.[1] ?? bareNumber.exec(part)?.[0];
  const login = /^@([a-z\d][a-z\d-]{0,38})$/i.exec(part)?.[1];
  const module = /^module:(.+)$/i.exec(part)?.[1];
  if (number !== undefined) asked.numbers.push(Number(number));
  else if (login !== undefined) asked.logins.push(login.toLowerCase());
  else if (module !== undefined) asked.modules.push(...searchWords(module));
  else asked.words.push(...searchWords(part));
}

function distinct(words: readonly string[]): string[] {
  return [...new Set(words.map((word) => [...word].slice(0, longestWord).join("")))].slice(0, mostParts);
}
