/** The life of a pick: who did what and when, with the link. */
import type { Happening, Ref } from "../../domain/reconciled";
import type { Ground } from "../ground";
import type { Draft } from "./drafts";
import type { Landing } from "./landing";
import type { Word } from "./words";

const said: Record<Word["state"], string> = {
  merged: "Said to be merged",
  reverted: "Said to be reverted",
  rejected: "Denied",
  "on-hold": "Put on hold",
  approved: "Approved",
  closed: "Said to be closed",
  "needs-info": "Asked a question",
  "changes-requested": "Requested changes",
};

export function historyOf(
  ground: Ground,
  draft: Draft,
  landings: readonly Landing[],
  words: readonly Word[],
  trunk: readonly Ref[],
): Happening[] {
  const asked = [...(draft.asked ? [draft.asked.comment] : []), ...draft.also];
  const happenings: Happening[] = [
    ...asked.map((comment) => ({
      at: comment.createdAt,
      by: comment.author,
      what: "Requested on the tracker",
      url: comment.url,
    })),
    ...words.map((word) => ({ at: word.at, by: word.by, what: said[word.state], url: word.url })),
    ...landings.flatMap((landing) => pullHistory(ground, landing)),
    ...trunk.flatMap((ref) =>
      ref.mergedAt
        ? [{ at: ref.mergedAt, by: null, what: `${nameOf(ref)} landed on ${ground.project.trunk}`, url: ref.url }]
        : [],
    ),
  ];
  return happenings.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

function pullHistory(ground: Ground, { pull, commits }: Landing): Happening[] {
  const happenings: Happening[] = [];
  if (pull) {
    const name = `#${pull.number}`;
    happenings.push({
      at: pull.createdAt,
      by: pull.author,
      what: `${name} opened against ${pull.base}`,
      url: pull.url,
    });
    if (pull.mergedAt !== null)
      happenings.push({ at: pull.mergedAt, by: pull.mergedBy, what: `${name} merged to ${pull.base}`, url: pull.url });
    else if (pull.closedAt !== null)
      happenings.push({ at: pull.closedAt, by: pull.closedBy, what: `${name} closed, not merged`, url: pull.url });
  }
  for (const index of commits) {
    const commit = ground.branch.commits[index];
    if (commit && !pull)
      happenings.push({ at: commit.at, by: commit.author, what: `Pushed to ${ground.found.branch}`, url: commit.url });
    const revert = ground.branch.commits[ground.branch.revertedBy[index] ?? -1];
    if (revert)
      happenings.push({
        at: revert.at,
        by: revert.author,
        what: `Reverted on ${ground.found.branch}`,
        url: revert.url,
      });
  }
  return happenings;
}

function nameOf(ref: Ref): string {
  return ref.number === undefined ? (ref.sha ?? "").slice(0, 7) : `#${ref.number}`;
}
