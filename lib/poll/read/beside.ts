/** What is read beside the project's own releases: companions, nightly builds, the repository that validates. */
import { factKey } from "../../domain/facts";
import { pages } from "../../github/paging";
import { commitFact, firstParentLine, lineOfHistory } from "../../github/queries/commits";
import { splitRepo } from "../../github/queries/common";
import type { Draft } from "../desk";
import { memo } from "../memory";
import { tagsDiffer } from "../plan";
import { type Point, type RepoSight, refuseUnseen, type Sight } from "../sight";
import { nightlyBranch, reposOf } from "../watch";
import { branchKey, readBranch, seeHead } from "./branches";
import { findCompanionBranches } from "./companions";
import { readCompanionTags } from "./tags";
import { readThreads, stampsOf } from "./threads";

/** Once an hour, and when a branch of ours was cut, the companions' branches are matched anew. */
export async function matchCompanions(draft: Draft, cuts: string[]): Promise<void> {
  for (const companion of draft.desk.project.companions) {
    if (!draft.desk.whole && draft.get(memo.companion, companion.repo)) continue;
    await findCompanionBranches(draft, companion, cuts);
  }
  const validation = draft.desk.project.workflows.validation?.repo;
  if (validation && validation !== draft.desk.project.repo && !draft.get(memo.companion, validation)) {
    await findCompanionBranches(draft, { repo: validation, branch: null }, []);
  }
}

export async function readCompanions(draft: Draft, sight: Sight): Promise<void> {
  for (const { repo } of draft.desk.project.companions) {
    const seen = sight.get(repo);
    if (seen?.exists) await readCompanion(draft, repo, seen);
    await draft.flush();
  }
}

/** What could be read of the others is kept first. */
export async function refuseUnseenOf(draft: Draft, sight: Sight, repos: string[]): Promise<void> {
  await draft.flush();
  refuseUnseen([...sight.values()].filter(({ watch }) => repos.includes(watch.repo)));
}

/** Each of them is looked at twice once, and not at every poll. */
export function noteUnseen(draft: Draft, sight: Sight): void {
  const unseen = [...sight.values()].filter(({ exists }) => !exists).map(({ watch }) => watch.repo);
  const known = draft.get(memo.unseen) ?? [];
  if (unseen.join() !== known.join()) draft.set(memo.unseen, "", unseen.length > 0 ? unseen : null);
}

async function readCompanion(draft: Draft, repo: string, seen: RepoSight): Promise<void> {
  const companion = draft.get(memo.companion, repo);
  for (const { name } of companion?.branches ?? []) {
    const head = seen.head(name);
    if (head !== undefined) await readBranch(draft, { repo, name, trunk: companion?.trunk ?? "main" }, head);
    const open = seen.pulls(name)?.open;
    if (open) await readOpenPulls(draft, repo, name, open);
  }
  if (tagsDiffer(seen, draft.desk.memory, "", repo, () => true)) await readCompanionTags(draft, repo);
}

async function readOpenPulls(
  draft: Draft,
  repo: string,
  base: string,
  open: Parameters<typeof readThreads>[1],
): Promise<void> {
  await readThreads(draft, open);
  const numbers = new Set(open.map((stamp) => `${repo}#${stamp.number}`));
  const known = Object.entries(draft.get(memo.threads) ?? {});
  const closed = known.filter(([key, one]) => one.base === base && key.startsWith(`${repo}#`) && !numbers.has(key));
  if (closed.length > 0) {
    const found = await stampsOf(
      draft.desk,
      closed.map(([key]) => key),
    );
    await readThreads(draft, [...found.values()]);
  }
}

export function seeNightlies(draft: Draft, sight: Sight): void {
  for (const repo of reposOf(draft.desk.project)) {
    const head = sight.get(repo)?.head(nightlyBranch);
    if (head !== undefined) seeHead(draft, repo, nightlyBranch, head);
  }
}

const newest = 10;

/** The newest commits of the repository whose workflow validates candidates: its runs stand on them. */
export async function readValidation(draft: Draft, sight: Sight): Promise<void> {
  const repo = draft.desk.project.workflows.validation?.repo;
  if (!repo || repo === draft.desk.project.repo) return;
  const trunk = draft.get(memo.companion, repo)?.trunk;
  const head = trunk ? sight.get(repo)?.head(trunk) : null;
  if (!trunk || !head || draft.get(memo.branch, branchKey(repo, trunk))?.head?.sha === head.sha) return;
  await readNewest(draft, repo, trunk, head);
}

async function readNewest(draft: Draft, repo: string, branch: string, head: Point): Promise<void> {
  const id = branchKey(repo, branch);
  const known = draft.get(memo.branch, id)?.shas ?? [];
  const asked = { ...splitRepo(repo), from: head.sha };
  draft.desk.github.sizes.begin("newest", newest);
  const lists = pages(draft.desk.github, "newest", lineOfHistory, asked, (answer) => {
    const object = answer.repository?.object;
    return object && "history" in object ? object.history : null;
  });
  for await (const page of lists) {
    const line = firstParentLine(page.nodes, head.sha);
    const facts = line.map((node, at) => commitFact(node, { repo, branch, index: line.length - 1 - at }));
    draft.see(...facts, { kind: "branch", repo, name: branch, exists: true, head, cut: null, count: null });
    const kept = new Set(facts.map(factKey));
    draft.forget(
      "commit",
      known.map((sha) => `${id}@${sha}`).filter((key) => !kept.has(key)),
    );
    draft.set(memo.branch, id, { head, cut: null, shas: line.map((node) => node.oid) });
    return;
  }
}
