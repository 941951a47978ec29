/** Longer than anything that is asked for: an address of GitHub's, a list of states. */
const longest = 1000;

/** Why a query cannot be answered whatever the route: null when it can. */
export function unusable(query: URLSearchParams): string | null {
  for (const [name, value] of query) {
    const called = JSON.stringify(name.slice(0, 40));
    if (name.length > 40 || value.length > longest) return `${called} takes at most ${longest} characters.`;
    if (value.includes("\ufffd")) return `${called} is not UTF-8 text.`;
    if (value.includes("\0")) return `${called} holds a character that no text has.`;
  }
  return null;
}

const loginShape = /^@?[a-z\d](?:[a-z\d-]{0,38})(?:\[bot\])?$/i;

/** A GitHub login, with or without its @. */
export const isLogin = (text: string): boolean => loginShape.test(text);
