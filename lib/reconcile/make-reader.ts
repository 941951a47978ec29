/** The readers of lib/documents with a memory: most texts are the same from one derivation to the next. */
import { readChecklist, readComment, readNotes, readProcess, readTracker } from "../documents";
import type { ChecklistText, CommentText, NotesText, ProcessText, TrackerText } from "../domain/written";
import { type MessageText, readMessage } from "./commit-text";
import type { Reader } from "./reader";

/** Bounded: the oldest half goes when it is full. */
export function makeReader(limit = 20_000): Reader {
  const comments = new Map<string, CommentText>();
  const messages = new Map<string, Map<string, MessageText>>();
  const notes = new Map<string, NotesText>();
  const processes = new Map<string, ProcessText>();
  const checklists = new Map<string, ChecklistText>();
  const lists = new WeakMap<object, number>();
  let count = 0;
  /** A tracker's criteria are one list for as long as its text is the same. */
  const nameOf = (list: object): number => {
    const known = lists.get(list) ?? ++count;
    lists.set(list, known);
    return known;
  };
  const trackers = new Map<string, TrackerText>();
  return {
    tracker: (issue, trackerLabel) =>
      remember(
        trackers,
        limit,
        `${trackerLabel}\n${issue.labels.join()}\n${issue.authorAssociation}\n${issue.repo}\n${issue.createdAt}\n${issue.title}\n${issue.body}`,
        () => readTracker({ ...issue, trackerLabel }),
      ),
    comment: (words, managers, criteria) =>
      remember(
        comments,
        limit,
        `${words.repo}\n${words.author ?? ""}\n${words.createdAt}\n${managers.join()}\n${nameOf(criteria)}\n${words.body}`,
        () => readComment({ ...words, managers, criteria }),
      ),
    message: (text, repo) => {
      const own = messages.get(repo) ?? new Map<string, MessageText>();
      messages.set(repo, own);
      return remember(own, limit, text, () => readMessage(text, repo));
    },
    notes: (text, repo) => remember(notes, limit, `${repo}\n${text}`, () => readNotes(text, repo)),
    process: (text) => remember(processes, limit, text, () => readProcess(text)),
    checklist: (text) => remember(checklists, limit, text, () => readChecklist(text)),
  };
}

function remember<T>(memory: Map<string, T>, limit: number, key: string, read: () => T): T {
  const known = memory.get(key);
  if (known !== undefined) return known;
  if (memory.size >= limit) for (const old of [...memory.keys()].slice(0, limit / 2)) memory.delete(old);
  const value = read();
  memory.set(key, value);
  return value;
}
