/** What somebody typed into the search box, or put into an address. */

export type Query =
  | { kind: "thread"; repo: string | null; number: number; sha: string | null }
  | { kind: "commit"; sha: string }
  | { kind: "comment"; id: string }
  | { kind: "person"; login: string }
  | { kind: "none" };

export function readQuery(text: string): Query {
  const words = text.trim();
  const comment = /issuecomment-(\d+)\s*$/.exec(words)?.[1];
  if (comment) return { kind: "comment", id: comment };
  const address = /^https?:\/\/[^/\s]+\/([\w.-]+\/[\w.-]+)\/(?:pull|issues)\/(\d+)(?![\w])/i.exec(words);
  if (address?.[1] && address[2]) return { kind: "thread", repo: address[1], number: Number(address[2]), sha: null };
  const commit = /^https?:\/\/[^/\s]+\/[\w.-]+\/[\w.-]+\/(?:pull\/\d+\/)?commits?\/([0-9a-f]{7,40})\b/i.exec(
    words,
  )?.[1];
  if (commit) return { kind: "commit", sha: commit.toLowerCase() };
  const person = /^@([a-z\d](?:[a-z\d-]{0,38})(?:\[bot\])?)$/i.exec(words)?.[1];
  if (person) return { kind: "person", login: person };
  const numbered = /^(?:([\w.-]+\/[\w.-]+))?#?(\d{1,9})$/.exec(words);
  // Seven digits or more may also be the start of a commit's sha.
  if (numbered?.[2])
    return {
      kind: "thread",
      repo: numbered[1] ?? null,
      number: Number(numbered[2]),
      sha: /^\d{7,}$/.test(words) ? words : null,
    };
  if (/^[0-9a-f]{7,40}$/i.test(words)) return { kind: "commit", sha: words.toLowerCase() };
  return { kind: "none" };
}
