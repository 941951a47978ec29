/** What people wrote on a release's tracker: requests, managers' words, and commands. */
import type { FactBook } from "../domain/fact-book";
import type { CommentFact } from "../domain/facts";
import type { CommentText, WrittenRequest } from "../domain/written";
import type { FoundRelease } from "./find-releases";
import type { Reader } from "./reader";

export type ReadComment = { fact: CommentFact; text: CommentText };
export type Asked = { comment: CommentFact; request: WrittenRequest; text: CommentText };
export type TrackerComments = { asked: Asked[]; replies: ReadComment[]; commands: ReadComment[] };

/** A minimized comment is no request, no word and no command. */
export function readTrackerComments(book: FactBook, found: FoundRelease, reader: Reader): TrackerComments {
  const { repo, number } = found.issue;
  const criteria = found.text.phases.find((phase) => phase.criteria.length > 0)?.criteria ?? found.text.criteria ?? [];
  const read = (book.comments.get(`${repo}#${number}`) ?? [])
    .filter((fact) => !fact.minimized)
    .map((fact) => ({ fact, text: reader.comment(fact, found.text.managers, criteria) }));
  return {
    asked: read.flatMap(({ fact, text }) =>
      text.kind === "request" ? text.requests.map((request) => ({ comment: fact, request, text })) : [],
    ),
    replies: read.filter(({ text }) => text.kind !== "request" && text.annotations.length > 0),
    commands: read.filter(({ text }) => text.commands.length > 0),
  };
}
