/** The readers of human text, as this room uses them. */
import type { IssueFact } from "../domain/facts";
import type { ChecklistText, CommentText, Criterion, NotesText, ProcessText, TrackerText } from "../domain/written";
import type { MessageText } from "./commit-text";

export type Words = { body: string; createdAt: string; author: string | null; repo: string };

export type Reader = {
  tracker(issue: IssueFact, trackerLabel: string): TrackerText;
  comment(words: Words, managers: readonly string[], criteria: readonly Criterion[]): CommentText;
  notes(text: string, repo: string): NotesText;
  process(text: string): ProcessText;
  checklist(text: string): ChecklistText;
  message(text: string, repo: string): MessageText;
};
