/** What managers said about one pick, wherever they said it, in the order in which they said it. */
import { refsOf } from "../../documents";
import type { CommentFact, PullFact } from "../../domain/facts";
import type { Annotation, Criterion, WordState } from "../../domain/written";
import { isOwnText } from "../commands";
import type { Ground } from "../ground";
import { isManager } from "../people";
import { keyOf } from "../ref-key";
import type { Draft } from "./drafts";

export type Word = {
  state: WordState | "changes-requested";
  by: string;
  at: string;
  text: string;
  url: string;
  place: "tracker" | "pull";
};

export function wordsOf(ground: Ground, draft: Draft, pulls: readonly PullFact[]): Word[] {
  const own = draft.asked ? annotated(ground, draft.asked.comment, draft.asked.request.annotations) : [];
  const words = [...own, ...replies(ground, draft), ...pulls.flatMap((pull) => onPull(ground, pull))];
  return words.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

/**
 * Managers write into the requester's comment: the edit that brought the words dates them and says who wrote them.
 * Rejected: believing the name that they are signed with, which anybody can write into his own request.
 */
function annotated(ground: Ground, comment: CommentFact, annotations: readonly Annotation[]): Word[] {
  return annotations.flatMap((annotation) => {
    if (annotation.by !== null && !isManagersOwn(ground, comment, annotation)) return [];
    const by = annotation.by ?? editOf(comment, annotation)?.by ?? comment.editor ?? comment.author;
    // Whoever asks for a halt of his own request is heard, manager or not.
    const ownHold = annotation.state === "on-hold" && annotation.by === null;
    if (by === null || !(isManager(ground, by) || ownHold)) return [];
    const at = editOf(comment, annotation)?.at ?? comment.editedAt ?? comment.createdAt;
    return [{ state: annotation.state, by, at, text: annotation.text, url: comment.url, place: "tracker" as const }];
  });
}

/** The first version that holds the words. */
const editOf = ({ edits }: CommentFact, { text }: Annotation) => edits.find((one) => one.text?.includes(text));

/** Where no version tells who wrote the words, a manager or somebody unknown among those who edited may have. */
export function isManagersOwn(ground: Ground, comment: CommentFact, annotation: Annotation): boolean {
  const edit = editOf(comment, annotation);
  const edited = comment.editedAt === null ? [] : [comment.editor, ...comment.edits.map(({ by }) => by)];
  const writers = edit ? [edit.by] : [comment.author, ...edited];
  return writers.some((login, nth) => isManager(ground, login) || (login === null && (edit || nth > 0)));
}

function replies(ground: Ground, draft: Draft): Word[] {
  const mine = [...draft.release, ...draft.trunk].flatMap((ref) => ground.written.replies.get(keyOf(ref)) ?? []);
  return [...new Set(mine)].flatMap(({ fact, text }) =>
    text.annotations.flatMap(({ state, by, text: words }) => {
      const speaker = by ?? fact.author;
      if (speaker === null || fact.author === null || !isManager(ground, fact.author)) return [];
      if (!isOwnText(ground, fact.author, fact)) return [];
      return [{ state, by: speaker, at: fact.createdAt, text: words, url: fact.url, place: "tracker" as const }];
    }),
  );
}

/**
 * On the pull request: managers' reviews, and what they write there about this pick.
 * "merged" and the like are left to GitHub itself, which knows better.
 */
function onPull(ground: Ground, pull: PullFact): Word[] {
  const words: Word[] = [];
  pull.reviews.forEach((review, nth) => {
    if (review.author === null || !isManager(ground, review.author)) return;
    // Whose later review was dismissed approves no longer: it had taken the place of the earlier one.
    const isOver = pull.reviews.slice(nth + 1).some((one) => one.author === review.author && one.state === "DISMISSED");
    if (review.state === "APPROVED" && isOver) return;
    const state =
      review.state === "APPROVED" ? "approved" : review.state === "CHANGES_REQUESTED" ? "changes-requested" : null;
    if (state)
      words.push({ state, by: review.author, at: review.at, text: review.body, url: review.url, place: "pull" });
    else if (review.state === "COMMENTED") words.push(...said(ground, pull, review));
  });
  for (const comment of pull.comments)
    if (isManager(ground, comment.author)) words.push(...said(ground, pull, comment));
  return words;
}

/** One list, so that the reader's memory knows it again. */
const noCriteria: Criterion[] = [];

const spoken = new Set<WordState>(["rejected", "on-hold", "needs-info", "approved"]);

function said(
  ground: Ground,
  pull: PullFact,
  note: { author: string | null; at: string; url: string; body: string },
): Word[] {
  if (note.author === null || note.body.trim() === "") return [];
  const { author } = note;
  // Under a pull request everything is about it; the reader of tracker comments wants to be told whom it addresses.
  const body = /^\s*[@>]/.test(note.body) ? note.body : `@${pull.author ?? "author"} ${note.body}`;
  const words = { body, createdAt: note.at, author, repo: pull.repo };
  return ground.reader
    .comment(words, ground.found.text.managers, noCriteria)
    .annotations.filter((annotation) => spoken.has(annotation.state))
    .map(({ state, text }) => ({ state, by: author, at: note.at, text, url: note.url, place: "pull" as const }));
}

/** A question is open until the requester has written again: on the pull request, on the tracker or in the request. */
export function isAnswered(ground: Ground, word: Word, pulls: readonly PullFact[], draft: Draft): boolean {
  const asked = new Set([draft.requestedBy, ...pulls.map(({ author }) => author)]);
  const wrote = (login: string | null, at: string): boolean => login !== null && asked.has(login) && at > word.at;
  if (pulls.some(({ comments }) => comments.some(({ author, at }) => wrote(author, at)))) return true;
  if (draft.asked?.comment.edits.some(({ by, at }) => wrote(by, at))) return true;
  const { repo, issue } = { repo: ground.repo, issue: ground.found.issue.number };
  return (ground.book.comments.get(`${repo}#${issue}`) ?? []).some(
    ({ author, createdAt, body, minimized }) =>
      !minimized && wrote(author, createdAt) && speaksTo(body, word.by, draft, repo),
  );
}

/** It names who asked, or what was asked for. */
function speaksTo(body: string, by: string, { release, trunk }: Draft, repo: string): boolean {
  if (body.toLowerCase().includes(`@${by.toLowerCase()}`)) return true;
  const names = new Set([...release, ...trunk].map(keyOf));
  return body.split("\n").some((line) => refsOf(line, repo).some(({ ref }) => names.has(keyOf(ref))));
}
