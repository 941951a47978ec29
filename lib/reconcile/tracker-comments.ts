/** What people wrote on a release's tracker: requests, managers' words, and commands. */
import type { FactBook } from "../domain/fact-book";
import type { CommentFact } from "../domain/facts";
import type { CommentText, Criterion, WrittenRequest } from "../domain/written";
import type { FoundRelease } from "./find-releases";
import { push } from "./line";
import type { Reader } from "./reader";
import { type Reply, taken } from "./replies";

export type Asked = { comment: CommentFact; request: WrittenRequest; text: CommentText };
export type TrackerComments = {
  asked: Asked[];
  /** Words that stand alone, by what they speak of. */
  replies: ReadonlyMap<string, Reply[]>;
  commands: Reply[];
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

function byMention(replies: readonly Reply[]): Map<string, Reply[]> {
  const found = new Map<string, Reply[]>();
  for (const { about, reply } of replies.flatMap(taken)) for (const key of about) push(found, key, reply);
  return found;
}
