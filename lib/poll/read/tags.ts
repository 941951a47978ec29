/** Tags of versions, with the commit at which each leaves its release branch. */
import { GitHubError } from "../../github/errors";
import type { TagBitsFragment } from "../../github/generated/operations";
import { present } from "../../github/paging";
import { splitRepo } from "../../github/queries/common";
import { ancestry, newestTags, tagFact, tagMark, tagsNamed } from "../../github/queries/tags";
import type { Draft } from "../desk";
import { isTagOf, tagText } from "../followed";
import { memo } from "../memory";
import { branchKey } from "./branches";

const ancestors = 50;

/** Reads the tags of each version anew; `branchOf` names the branch whose commits a tag is placed on. */
export async function readTags(
  draft: Draft,
  versions: string[],
  branchOf: (version: string) => string | null,
): Promise<void> {
  for (let at = 0; at < versions.length; at += 50) {
    const read = await askTags(draft, versions.slice(at, at + 50));
    for (const [version, nodes] of read) await keepTags(draft, version, nodes, branchOf(version));
  }
}

async function askTags(draft: Draft, versions: string[]): Promise<Map<string, TagBitsFragment[]>> {
  const { project, github } = draft.desk;
  const texts = versions.map((version) => tagText(project, version));
  const answer = await github.ask(tagsNamed(texts), splitRepo(project.repo));
  if (!answer.repository) throw new GitHubError("not-found", `GitHub shows no tags of ${project.repo}.`);
  const lists = answer.repository;
  return new Map(
    versions.map((version, n) => [
      version,
      present(lists[`t${n}`]?.nodes).filter((tag) => isTagOf(project, version, tag.name)),
    ]),
  );
}

async function keepTags(draft: Draft, version: string, nodes: TagBitsFragment[], branch: string | null): Promise<void> {
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
  const again = absent.length > 0 ? ((await askTags(draft, [version])).get(version) ?? []) : [];
  for (const [name, tag] of absent) {
    if (again.some((one) => one.name === name)) now[name] = tag;
    else draft.forget("tag", [`${repo}:${name}`]);
  }
  draft.set(memo.tags, text, now);
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
}
