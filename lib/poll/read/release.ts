/** Pull requests against a release branch, and the items of its milestone. */
import { milestoneTitles } from "../../domain/project";
import type { Draft } from "../desk";
import type { Followed } from "../followed";
import { memo } from "../memory";
import type { RepoSight } from "../sight";
import { listPulls, listScope } from "./lists";
import { readThreads, stampsOf } from "./threads";

export async function readReleasePulls(draft: Draft, release: Followed, sight: RepoSight): Promise<void> {
  const { desk } = draft;
  const { repo } = desk.project;
  const seen = sight.pulls(release.branch);
  await readThreads(draft, seen?.open ?? [], desk.whole && !desk.first);
  if (!desk.whole && seen && draft.get(memo.pullTotal, release.branch) === seen.total) return;
  const listed = await listPulls(desk, repo, release.branch);
  await readThreads(draft, listed);
  const keys = new Set(listed.map((stamp) => `${repo}#${stamp.number}`));
  const threads = Object.entries(draft.get(memo.threads) ?? {});
  await readLeft(
    draft,
    threads.filter(([key, one]) => one.base === release.branch && key.startsWith(`${repo}#`) && !keys.has(key)),
  );
  draft.set(memo.pullTotal, release.branch, listed.length);
}

/** What is on a list no longer was moved elsewhere or deleted: reading it tells. */
async function readLeft(draft: Draft, left: [string, { id: string; kind: "issue" | "pull" }][]): Promise<void> {
  if (left.length === 0) return;
  const found = await stampsOf(
    draft.desk,
    left.map(([key]) => key),
  );
  await readThreads(draft, [...found.values()], true);
  const threads = { ...(draft.get(memo.threads) ?? {}) };
  const lost = left.filter(([key]) => !found.has(key));
  const again = await stampsOf(
    draft.desk,
    lost.map(([key]) => key),
  );
  for (const [key, { kind }] of lost.filter(([one]) => !again.has(one))) {
    draft.forget(kind, [key]);
    delete threads[key];
  }
  if (lost.length > 0) draft.set(memo.threads, "", threads);
}

export async function readScope(draft: Draft, release: Followed, sight: RepoSight): Promise<void> {
  for (const title of milestoneTitles(release.version)) await readMilestone(draft, title, sight);
}

async function readMilestone(draft: Draft, title: string, sight: RepoSight): Promise<void> {
  const { desk } = draft;
  const { repo } = desk.project;
  const seen = sight.milestone(title);
  const known = draft.get(memo.milestone, title);
  if (!seen) {
    if (known) draft.forget("milestone", [`${repo}/${known.number}`]);
    if (known) draft.set(memo.milestone, title, null);
    return;
  }
  draft.see(seen.fact);
  if (!desk.whole && known && known.issues === seen.issues && known.pulls === seen.pulls) return;
  const listed = await listScope(desk, seen.fact.number);
  // What is linked to an issue moves no time stamp of it: once an hour its items are read again.
  await readThreads(draft, listed, desk.whole && !desk.first);
  const keys = new Set(listed.map((stamp) => `${repo}#${stamp.number}`));
  const threads = Object.entries(draft.get(memo.threads) ?? {});
  await readLeft(
    draft,
    threads.filter(([key, one]) => one.milestone === title && key.startsWith(`${repo}#`) && !keys.has(key)),
  );
  const issues = listed.filter((stamp) => stamp.kind === "issue").length;
  draft.set(memo.milestone, title, {
    number: seen.fact.number,
    issues,
    pulls: listed.length - issues,
  });
}
