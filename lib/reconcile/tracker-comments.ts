/** What people wrote on a release's tracker: requests, managers' words, and commands. */
import type { FactBook } from "../domain/fact-book";
import type { CommentFact } from "../domain/facts";
import type { CommentText, Criterion, WrittenRequest } from "../domain/written";
import type { FoundRelease } from "./find-releases";
import { push } from "./line";
import type { Reader } from "./reader";
import { keyOf } from "./ref-key";

export type ReadComment = { fact: CommentFact; text: CommentText };
export type Asked = { comment: CommentFact; request: WrittenRequest; text: CommentText };
export type TrackerComments = {
  asked: Asked[];
  /** Words that stand alone, by what they speak of. */
  replies: ReadonlyMap<string, ReadComment[]>;
  commands: ReadComment[];
};

const none: Criterion[] = [];

/** A minimized comment is no request, no word and no command. */
export function readTrackerComments(book: FactBook, found: FoundRelease, reader: Reader): TrackerComments {
  const { repo, number } = found.issue;
  const criteria =
    found.text.phases.find((phase) => phase.criteria.length > 0)?.criteria ?? found.text.criteria ?? none;
  const read = (book.comments.get(`${repo}#${number}`) ?? [])
    .filter((fact) => !fact.minimized)
    .map((fact) => ({ fact, text: reader.comment(fact, found.text.managers, criteria) }));
  return {
    asked: read.flatMap(({ fact, text }) =>
      text.kind === "request" ? text.requests.map((request) => ({ comment: fact, request, text })) : [],
    ),
    replies: byMention(read.filter(({ text }) => text.kind !== "request" && text.annotations.length > 0)),
    commands: read.filter(({ text }) => text.commands.length > 0),
  };
}

function byMention(replies: readonly ReadComment[]): Map<string, ReadComment[]> {
  const found = new Map<string, ReadComment[]>();
  for (const reply of replies) for (const ref of reply.text.mentions) push(found, keyOf(ref), reply);
  return found;
}
