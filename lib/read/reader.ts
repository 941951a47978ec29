import { readChecklist, readComment, readNotes, readProcess, readTracker } from "../documents";
import type { Reader } from "../reconcile/reader";

/** The readers of human text with a memory: the same words are parsed once, however often a release is derived. */
export function memoReader(most = 20_000): Reader {
  const kept = new Map<string, unknown>();
  const once = <T>(key: string, read: () => T): T => {
    if (kept.has(key)) return kept.get(key) as T;
    const value = read();
    kept.set(key, value);
    const oldest = kept.size > most ? kept.keys().next().value : undefined;
    if (oldest !== undefined) kept.delete(oldest);
    return value;
  };
  return {
    tracker: (issue, trackerLabel) => {
      const { title, body, createdAt, repo, labels, authorAssociation } = issue;
      const key = ["tracker", title, createdAt, repo, labels.join(), authorAssociation, trackerLabel, body].join("\n");
      return once(key, () => readTracker({ title, body, createdAt, repo, labels, authorAssociation, trackerLabel }));
    },
    comment: (words, managers) =>
      once(["comment", words.author, words.createdAt, words.repo, managers.join(), words.body].join("\n"), () =>
        readComment({ ...words, author: words.author ?? "ghost", managers }),
      ),
    notes: (text, repo) => once(`notes\n${repo}\n${text}`, () => readNotes(text, repo)),
    process: (text) => once(`process\n${text}`, () => readProcess(text)),
    checklist: (text) => once(`checklist\n${text}`, () => readChecklist(text)),
  };
}
