/** Issues and pull requests that picks, scope and notes name, wherever they live. */
import type { ThreadStamp } from "../../github/queries/stamps";
import type { Draft } from "../desk";
import { memo } from "../memory";
import { splitThreadKey } from "../names";
import { unreadNames } from "../plan";
import type { Sight } from "../sight";
import { reposOf } from "../watch";
import { keyOf, readThreads, stampsByName, stampsOf } from "./threads";

export async function readNamed(draft: Draft, sight: Sight): Promise<void> {
  const { desk } = draft;
  await readThreads(draft, seenElsewhere(sight));
  if (desk.whole) for (const what of [memo.absent, memo.aliases]) draft.set<unknown>(what, "", null);
  const unread = unreadNames(desk.project, draft, desk.followed);
  if (unread.length > 0) {
    const found = await stampsByName(desk, unread);
    const absent = unread.filter((key) => !found.has(key));
    const others = [...found].flatMap(([key, stamp]) => (keyOf(stamp) === key ? [] : [[key, keyOf(stamp)] as const]));
    await readThreads(draft, [...found.values()]);
    if (others.length > 0)
      draft.set(memo.aliases, "", { ...(draft.get(memo.aliases) ?? {}), ...Object.fromEntries(others) });
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
  const byName = await stampsByName(draft.desk, keys);
  const found = new Map([...byName].filter(([key, stamp]) => keyOf(stamp) === key));
  await readThreads(draft, [...found.values()]);
  const missing = keys.filter((key) => !found.has(key));
  if (missing.length === 0) return;
  const again = await stampsOf(draft.desk, missing);
  const threads = { ...(draft.get(memo.threads) ?? {}) };
  for (const key of missing.filter((one) => !again.has(one))) {
    const lost = threads[key];
    if (!lost || !(byName.has(key) ? movesOn(draft, key) : reachable(draft, key, found))) continue;
    draft.forget(lost.kind, [key]);
    delete threads[key];
  }
  draft.set(memo.threads, "", threads);
}

/** What has another name now is read under that one. A repository of ours has to be told its new name first. */
const movesOn = (draft: Draft, key: string): boolean => !reposOf(draft.desk.project).includes(splitThreadKey(key).repo);

/** A repository of which nothing at all is found may be hidden from the token: that deletes nothing. */
function reachable(draft: Draft, key: string, found: ReadonlyMap<string, { repo: string }>): boolean {
  const { repo } = splitThreadKey(key);
  return repo === draft.desk.project.repo || [...found.values()].some((stamp) => stamp.repo === repo);
}
