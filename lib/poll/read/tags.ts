/** Tags of versions, with the commit at which each leaves its release branch. */
import { GitHubError } from "../../github/errors";
import type { TagBitsFragment } from "../../github/generated/operations";
import { allNodes, present } from "../../github/paging";
import { inParts } from "../../github/parts";
import { splitRepo } from "../../github/queries/common";
import { ancestry, newestTags, tagFact, tagMark, tagPages, tagsNamed } from "../../github/queries/tags";
import type { Draft } from "../desk";
import { isTagOf, tagText } from "../followed";
import { memo } from "../memory";
import { branchKey } from "./branches";

const ancestors = 50;
const textsAtOnce = 50;

/** Reads the tags of each version anew; `branchOf` names the branch whose commits a tag is placed on. */
export async function readTags(
  draft: Draft,
  versions: string[],
  branchOf: (version: string) => string | null,
): Promise<void> {
  const read = await askTags(draft, versions);
  for (const [version, tags] of read) await keepTags(draft, version, tags, branchOf(version));
}

/** `cut` is how many names hold the text, where the probe cannot show all of them. */
type Tags = { nodes: TagBitsFragment[]; cut: number | null };

async function askTags(draft: Draft, versions: string[]): Promise<Map<string, Tags>> {
  const { project, github } = draft.desk;
  const textOf = (version: string): string => tagText(project, version);
  const question = (some: string[]) => tagsNamed(some.map(textOf));
  const read = new Map<string, Tags>();
  const parts = inParts(github, "tagsNamed", textsAtOnce, versions, question, splitRepo(project.repo));
  for await (const { asked, answer } of parts) {
    if (!answer.repository) throw new GitHubError("not-found", `GitHub shows no tags of ${project.repo}.`);
    for (const [n, version] of asked.entries()) {
      const list = answer.repository[`t${n}`];
      const first = present(list?.nodes);
      const cut = list && list.totalCount > first.length ? list.totalCount : null;
      const nodes = cut === null ? first : await allTags(draft, textOf(version));
      read.set(version, { cut, nodes: nodes.filter((tag) => isTagOf(project, version, tag.name)) });
    }
  }
  return read;
}

async function allTags({ desk }: Draft, text: string): Promise<TagBitsFragment[]> {
  const asked = { ...splitRepo(desk.project.repo), text };
  return allNodes(desk.github, "tags", tagPages, asked, (answer) => answer.repository?.refs);
}

async function keepTags(draft: Draft, version: string, { nodes, cut }: Tags, branch: string | null): Promise<void> {
  const { repo } = draft.desk.project;
  const text = tagText(draft.desk.project, version);
  const before = draft.get(memo.tags, text) ?? {};
  const now: typeof before = {};
  for (const node of nodes) {
    const plain = tagFact(repo, node, null);
    if (!plain) continue;
    const fact = { ...plain, branchedFrom: branch === null ? null : await branchedFrom(draft, plain.sha, branch) };
    draft.see(fact);
    now[node.name] = { mark: tagMark(node), sha: fact.sha, at: fact.at };
  }
  const absent = Object.entries(before).filter(([name]) => !(name in now));
  // A tag is gone when two lists in a row lack it.
  const again = absent.length > 0 ? ((await askTags(draft, [version])).get(version)?.nodes ?? []) : [];
  for (const [name, tag] of absent) {
    if (again.some((one) => one.name === name)) now[name] = tag;
    else draft.forget("tag", [`${repo}:${name}`]);
  }
  draft.set(memo.tags, text, now);
  draft.set(memo.tagTotal, text, cut);
}

/** Its own commit where that is on the branch, else the nearest ancestor that is. */
async function branchedFrom(draft: Draft, sha: string, branch: string): Promise<string | null> {
  const { github, project } = draft.desk;
  const known = draft.get(memo.branch, branchKey(project.repo, branch));
  if (!known?.head) return null;
  const line = new Set(known.shas);
  if (known.cut) line.add(known.cut.sha);
  if (line.has(sha)) return sha;
  const answer = await github.ask(ancestry, { ...splitRepo(project.repo), from: sha, first: ancestors });
  const object = answer.repository?.object;
  const history = object && "history" in object ? present(object.history.nodes) : [];
  return history.find((commit) => line.has(commit.oid))?.oid ?? null;
}

const versionTag = /^v?\d+\.\d+/;

/** A companion numbers its versions in its own way: its newest version tags are enough. */
export async function readCompanionTags(draft: Draft, repo: string): Promise<void> {
  const answer = await draft.desk.github.ask(newestTags, { ...splitRepo(repo), first: 30 });
  const before = draft.get(memo.tags, repo) ?? {};
  const now: typeof before = {};
  for (const node of present(answer.repository?.refs?.nodes)) {
    const fact = versionTag.test(node.name) ? tagFact(repo, node, null) : null;
    if (fact) draft.see(fact);
    now[node.name] = { mark: tagMark(node), sha: fact?.sha ?? "", at: fact?.at ?? "" };
  }
  draft.set(memo.tags, repo, now);
  draft.set(memo.tagTotal, repo, answer.repository?.refs?.totalCount ?? null);
}
