/** Files at the head of trunk: the release process and, where it is a file, the draft of the notes. */
import { GitHubError } from "../../github/errors";
import { splitRepo } from "../../github/queries/common";
import { documentText } from "../../github/queries/documents";
import type { Draft } from "../desk";
import { memo } from "../memory";
import { namesIn } from "../names";

export const expressionOf = (branch: string, path: string): string => `${branch}:${path}`;

export async function readDocument(draft: Draft, path: string, oid: string | null): Promise<void> {
  const { repo, trunk: branch } = draft.desk.project;
  const expression = expressionOf(branch, path);
  const known = draft.get(memo.document, expression);
  if (known && known.oid === oid) return;
  const { text, site } = oid === null ? { text: null, site: null } : await read(draft, expression);
  const url = `${site ?? `https://github.com/${repo}`}/blob/${branch}/${path}`;
  draft.see({ kind: "document", repo, branch, path, url, text });
  draft.set(memo.document, expression, { oid, names: text === null ? [] : namesIn(text, repo) });
}

type Read = { text: string /** The repository's own address, on whichever host. */; site: string | null };

async function read(draft: Draft, expression: string): Promise<Read> {
  const answer = await draft.desk.github.ask(documentText, { ...splitRepo(draft.desk.project.repo), expression });
  const object = answer.repository?.object;
  if (object?.__typename !== "Blob" || object.text === null) {
    throw new GitHubError("partial", `${expression} could not be read as text. It is tried again at the next poll.`);
  }
  if (object.isTruncated) throw new GitHubError("truncated", `GitHub cuts ${expression} off: it is too long.`);
  return { text: object.text, site: answer.repository?.url ?? null };
}
