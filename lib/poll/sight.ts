/** What one probe saw, found by what was watched. */
import type { MilestoneFact } from "../domain/facts";
import type { GitHub } from "../github/client";
import { GitHubError } from "../github/errors";
import { present } from "../github/paging";
import { inParts } from "../github/parts";
import { type ProbeRepository, probe, probeLines, type Watch } from "../github/queries/probe";
import { type ThreadStamp, threadStamp } from "../github/queries/stamps";
import { tagMark } from "../github/queries/tags";

/** A commit whose checks are read. */
export type WatchedCommit = { repo: string; sha: string };
export type Point = { sha: string; at: string };
export type SuiteSight = { total: number; stamps: Map<string, string>; whole: boolean };
export type CommentSight = { total: number; stamps: Map<string, string> };
export type MilestoneSight = { fact: MilestoneFact; issues: number; pulls: number };

export class RepoSight {
  readonly watch: Watch;
  /** False where GitHub shows no such repository to this token: then nothing was seen of it. */
  readonly exists: boolean;
  /** The name under which GitHub answers where it is another: what is read so would stand beside what was read before. */
  readonly renamedTo: string | null;
  private readonly seen: ProbeRepository;

  constructor(watch: Watch, seen: ProbeRepository | null) {
    this.watch = watch;
    const name = seen?.nameWithOwner ?? watch.repo;
    this.renamedTo = name === watch.repo ? null : name;
    this.exists = seen !== null && this.renamedTo === null;
    this.seen = this.exists ? (seen ?? {}) : {};
  }

  /** Undefined where the branch was not watched, null where it does not exist. */
  head(branch: string): Point | null | undefined {
    const at = this.watch.branches.indexOf(branch);
    if (at < 0 || !this.exists) return undefined;
    const target = this.seen[`h${at}`]?.target;
    if (!target) return null;
    return { sha: target.oid, at: "committedDate" in target ? target.committedDate : "" };
  }

  /** Tag names with what each points at. */
  tags(text: string): Map<string, string> | undefined {
    const at = this.watch.tags.indexOf(text);
    if (at < 0 || !this.exists) return undefined;
    return new Map(present(this.seen[`t${at}`]?.nodes).map((tag) => [tag.name, tagMark(tag)]));
  }

  /** How many tags there are where not all of them are seen, else null. */
  tagsCut(text: string): number | null {
    const list = this.seen[`t${this.watch.tags.indexOf(text)}`];
    return list && list.totalCount > present(list.nodes).length ? list.totalCount : null;
  }

  suites(sha: string): SuiteSight | undefined {
    const at = this.watch.commits.findIndex((commit) => commit.sha === sha);
    const commit = at < 0 ? null : this.seen[`c${at}`];
    if (!commit?.checkSuites) return undefined;
    const stamps = new Map<string, string>();
    for (const suite of present(commit.checkSuites.nodes)) stamps.set(suite.id, suite.updatedAt);
    for (const suite of present(commit.lastSuites?.nodes)) stamps.set(suite.id, suite.updatedAt);
    const total = commit.checkSuites.totalCount;
    return { total, stamps, whole: stamps.size >= total };
  }

  pulls(base: string): { total: number; open: ThreadStamp[] } | undefined {
    const at = this.watch.pullBases.indexOf(base);
    const [open, all] = at < 0 ? [] : [this.seen[`o${at}`], this.seen[`n${at}`]];
    if (!open || !all) return undefined;
    return { total: all.totalCount, open: present(open.nodes).map((node) => threadStamp(this.watch.repo, node)) };
  }

  comments(number: number): CommentSight | undefined {
    const at = this.watch.commentsOf.indexOf(number);
    const comments = at < 0 ? undefined : this.seen[`k${at}`]?.comments;
    if (!comments) return undefined;
    return {
      total: comments.totalCount,
      stamps: new Map(present(comments.nodes).map((node) => [node.id, node.updatedAt])),
    };
  }

  milestone(title: string): MilestoneSight | null | undefined {
    const at = this.watch.milestones.indexOf(title);
    if (at < 0) return undefined;
    const found = present(this.seen[`m${at}`]?.nodes).find((node) => node.title === title);
    if (!found) return null;
    const open = found.openIssues.totalCount + found.openPulls.totalCount;
    const closed = found.closedIssues.totalCount + found.closedPulls.totalCount;
    return {
      issues: found.openIssues.totalCount + found.closedIssues.totalCount,
      pulls: found.openPulls.totalCount + found.closedPulls.totalCount,
      fact: {
        kind: "milestone",
        repo: this.watch.repo,
        number: found.number,
        title: found.title,
        url: found.url,
        state: found.milestoneState,
        dueOn: found.dueOn,
        open,
        closed,
      },
    };
  }

  document(expression: string): string | null | undefined {
    const at = this.watch.documents.indexOf(expression);
    return at < 0 ? undefined : (this.seen[`d${at}`]?.oid ?? null);
  }

  /** Undefined where it was not watched, null where it is not there. */
  thread(number: number): ThreadStamp | null | undefined {
    const at = this.watch.threads.indexOf(number);
    if (at < 0 || !this.exists) return undefined;
    const node = this.seen[`i${at}`];
    return node ? threadStamp(this.watch.repo, node) : null;
  }

  releases(): { total: number; stamps: { id: string; tag: string; updatedAt: string }[] } | undefined {
    const releases = this.seen.releases;
    if (!releases) return undefined;
    const stamps = present(releases.nodes).map(({ id, tagName, updatedAt }) => ({ id, tag: tagName, updatedAt }));
    return { total: releases.totalCount, stamps };
  }

  trackerTotal(): number | undefined {
    return this.seen.trackers?.totalCount;
  }

  /** The threads that were updated last, newest first; `more` where the list goes on. */
  updated(kind: "pulls" | "issues"): { stamps: ThreadStamp[]; more: boolean } {
    const list = kind === "pulls" ? this.seen.pullRequests : this.seen.issues;
    const stamps = present<NonNullable<Parameters<typeof threadStamp>[1]>>(list?.nodes);
    return {
      stamps: stamps.map((node) => threadStamp(this.watch.repo, node)),
      more: list?.pageInfo.hasNextPage ?? false,
    };
  }
}

export type Sight = Map<string, RepoSight>;

/** Looks once at everything that is watched. The project's own repository must be there; others may be missing. */
export async function look(github: GitHub, watches: Watch[]): Promise<Sight> {
  const lines = probeLines(watches);
  const seen = new Map<number, ProbeRepository | null>();
  for await (const { asked, answer } of inParts(github, "probe", lines.length, lines, probe, {})) {
    for (const index of new Set(asked.map((line) => line.index))) {
      const [before, more] = [seen.get(index), answer[`r${index}`]];
      // Hidden in one part of the answer is hidden.
      seen.set(index, before === null || !more ? null : { ...before, ...more });
    }
    const [own] = watches;
    if (own) refuseUnseen([new RepoSight(own, seen.get(0) ?? null)]);
  }
  return new Map(watches.map((watch, index) => [watch.repo, new RepoSight(watch, seen.get(index) ?? null)]));
}

/** Nothing was seen of a repository that is hidden, or that has another name than hud.yaml says. */
export function refuseUnseen(all: RepoSight[]): void {
  const unseen = all.filter(({ exists }) => !exists);
  const hidden = unseen.filter(({ renamedTo }) => renamedTo === null).map(({ watch }) => watch.repo);
  const [renamed] = unseen.filter(({ renamedTo }) => renamedTo !== null);
  if (renamed) {
    const { watch, renamedTo } = renamed;
    const text = `GitHub calls ${watch.repo} ${renamedTo}. Write that name in hud.yaml, and start again.`;
    throw new GitHubError("not-found", text);
  }
  if (hidden.length === 0) return;
  throw new GitHubError("not-found", `GitHub shows no repository ${hidden.join(", ")} to this token.`);
}
