/** Issues and pull requests that picks, scope and notes name, wherever they live. */
import type { ThreadStamp } from "../../github/queries/stamps";
import type { Draft } from "../desk";
import { memo } from "../memory";
import { splitThreadKey } from "../names";
import { unreadNames } from "../plan";
import type { Sight } from "../sight";
import { readThreads, stampsOf } from "./threads";

export async function readNamed(draft: Draft, sight: Sight): Promise<void> {
  const { desk } = draft;
  await readThreads(draft, seenElsewhere(sight));
  if (desk.whole) draft.set(memo.absent, "", null);
  const unread = unreadNames(desk.project, draft, desk.followed);
  if (unread.length > 0) {
    const found = await stampsOf(desk, unread);
    const absent = unread.filter((key) => !found.has(key));
    await readThreads(draft, [...found.values()]);
    if (absent.length > 0)
      draft.set(memo.absent, "", [...new Set([...(draft.get(memo.absent) ?? []), ...absent])].sort());
  }
  if (desk.whole && !desk.first) await lookAtAll(draft);
}

/** Threads of other repositories stand in the probe one by one. */
function seenElsewhere(sight: Sight): ThreadStamp[] {
  return [...sight.values()].flatMap((repo) =>
    repo.watch.threads.flatMap((number) => {
      const stamp = repo.thread(number);
      return stamp ? [stamp] : [];
    }),
  );
}

/** Once an hour every thread's stamp is compared, so that a change that no list showed is found. */
async function lookAtAll(draft: Draft): Promise<void> {
  const keys = Object.keys(draft.get(memo.threads) ?? {});
  const found = await stampsOf(draft.desk, keys);
  await readThreads(draft, [...found.values()]);
  const missing = keys.filter((key) => !found.has(key));
  if (missing.length === 0) return;
  const again = await stampsOf(draft.desk, missing);
  const threads = { ...(draft.get(memo.threads) ?? {}) };
  for (const key of missing.filter((one) => !again.has(one))) {
    const lost = threads[key];
    if (!lost || !reachable(draft, key, found)) continue;
    draft.forget(lost.kind, [key]);
    delete threads[key];
  }
  draft.set(memo.threads, "", threads);
}

/** A repository of which nothing at all is found may be hidden from the token: that deletes nothing. */
function reachable(draft: Draft, key: string, found: ReadonlyMap<string, { repo: string }>): boolean {
  const { repo } = splitThreadKey(key);
  return repo === draft.desk.project.repo || [...found.values()].some((stamp) => stamp.repo === repo);
}
