/** Companion repositories: the release branches that were cut about when ours was. */
import type { Companion } from "../../domain/project";
import { present } from "../../github/paging";
import { splitRepo } from "../../github/queries/common";
import { cutsOf, releaseBranches } from "../../github/queries/companions";
import type { Draft } from "../desk";
import { memo } from "../memory";

const dayMs = 86_400_000;
const nearDays = 14;
/** So many of the newest release branches can belong to releases that are followed. */
const newestBranches = 6;

type Branch = { name: string; cut: string };

/** Finds the branches that belong to ours; `cuts` are the days on which our branches were cut. */
export async function findCompanionBranches(draft: Draft, companion: Companion, cuts: string[]): Promise<void> {
  const known = draft.get(memo.companion, companion.repo)?.branches ?? [];
  const once = await match(draft, companion, cuts);
  const lost = known.some((branch) => !once.branches.some((one) => one.name === branch.name));
  draft.set(memo.companion, companion.repo, lost ? await match(draft, companion, cuts) : once);
}

async function match(
  draft: Draft,
  companion: Companion,
  cuts: string[],
): Promise<{ trunk: string; branches: Branch[] }> {
  const { repo } = companion;
  const where = splitRepo(repo);
  const prefix = `refs/heads/${(draft.desk.project.branch.split("{")[0] ?? "").replace(/[^/]*$/, "")}`;
  const answer = await draft.desk.github.ask(releaseBranches, { ...where, prefix });
  const trunk = answer.repository?.defaultBranchRef?.name ?? "main";
  const folder = prefix.slice("refs/heads/".length);
  const named = present(answer.repository?.refs?.nodes).map((ref) =>
    ref.name.startsWith(folder) ? ref.name : `${folder}${ref.name}`,
  );
  const candidates = companion.branch === null ? newest(named) : [companion.branch];
  const found = await withCuts(draft, repo, trunk, candidates);
  const near = companion.branch === null ? found.filter((one) => cuts.some((cut) => isNear(one.cut, cut))) : found;
  return { trunk, branches: near };
}

const isNear = (a: string, b: string): boolean => Math.abs(Date.parse(a) - Date.parse(b)) <= nearDays * dayMs;

/** By the numbers in their names: a branch with a late fix is not a newer branch. */
function newest(names: string[]): string[] {
  const key = (name: string): number[] => (name.match(/\d+/g) ?? []).map(Number);
  return names
    .filter((name) => /\d+\.\d+(\.x)?$/.test(name))
    .sort((a, b) => compareNumbers(key(b), key(a)))
    .slice(0, newestBranches);
}

function compareNumbers(a: number[], b: number[]): number {
  for (let at = 0; at < Math.max(a.length, b.length); at += 1) {
    const difference = (a[at] ?? 0) - (b[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

async function withCuts(draft: Draft, repo: string, trunk: string, names: string[]): Promise<Branch[]> {
  if (names.length === 0) return [];
  const asked = { ...splitRepo(repo), trunk: `refs/heads/${trunk}` };
  const answer = await draft.desk.github.ask(cutsOf(names), asked);
  return names.flatMap((name, n) => {
    const comparison = answer.repository?.ref?.[`b${n}`];
    const first = present(comparison?.commits.nodes)[0];
    const head = comparison?.headTarget;
    const justCut = comparison?.aheadBy === 0 && head?.__typename === "Commit" ? head : undefined;
    const cut = present(first?.parents.nodes)[0] ?? justCut;
    return cut ? [{ name, cut: cut.committedDate }] : [];
  });
}
