/** A small world of facts for tests: each verb is one thing that happens on GitHub, with everything else as it mostly is. */
import { factBook } from "../domain/fact-book";
import type { CommentFact, CommitFact, Fact, IssueFact, Job, PullFact, SuiteFact } from "../domain/facts";
import type { Project } from "../domain/project";
import type { Pick, Reconciled } from "../domain/reconciled";
import { type Source, type SourceKind, sourceKinds } from "../domain/source";
import { findReleases } from "./find-releases";
import { makeReader } from "./make-reader";
import { reconcile } from "./reconcile";
import { base, branch, cut, now, project, repo, sha, trackerBody } from "./test-project";

export { branch, now, project, repo, sha, trackerBody } from "./test-project";

type Asked = {
  by?: string;
  at?: string;
  trunk?: (number | string)[];
  release?: (number | string)[];
  category?: string;
  word?: string;
  id?: number;
  editor?: string;
};

export class World {
  readonly facts: Fact[] = [];
  private readonly lines = new Map<string, number>();
  private readonly broken = new Map<SourceKind, Partial<Source>>();
  private comments = 1000;

  constructor(readonly config: Project = project) {
    this.tracker();
    this.facts.push({ kind: "branch", repo, name: branch, exists: true, head: null, cut, count: null });
    this.facts.push({ kind: "branch", repo, name: `orig/${branch}`, exists: true, head: cut, cut, count: 0 });
    this.facts.push({
      kind: "milestone",
      repo,
      number: 1,
      title: "2.12.0",
      url: `${base}/milestone/1`,
      state: "OPEN",
      dueOn: null,
      open: 0,
      closed: 0,
    });
  }

  tracker(over: Partial<IssueFact> = {}): this {
    return this.issue(500, {
      title: "[v.2.12.0] Release Tracker",
      body: trackerBody,
      author: "ann",
      labels: ["release tracker"],
      state: "OPEN",
      milestone: null,
      createdAt: "2026-04-15T12:00:00Z",
      ...over,
    });
  }

  issue(number: number, over: Partial<IssueFact> = {}): this {
    const { state = "CLOSED" } = over;
    return this.put({
      kind: "issue",
      ...thread(number, `issues/${number}`),
      state,
      stateReason: state === "CLOSED" ? "COMPLETED" : null,
      closedBy: [],
      edits: [],
      comments: [],
      ...closing(state),
      ...over,
    });
  }

  pull(number: number, over: Partial<PullFact> = {}): this {
    const { state = "OPEN" } = over;
    return this.put({
      kind: "pull",
      ...thread(number, `pull/${number}`),
      ...closing(state),
      state,
      draft: false,
      base: "main",
      head: `change-${number}`,
      headSha: sha(`h${number}`),
      mergeCommit: null,
      mergedAt: null,
      mergedBy: null,
      closedBy: null,
      mergeable: "MERGEABLE",
      reviewDecision: null,
      reviews: [],
      reviewRequests: [],
      comments: [],
      checks: { state: "pass", failing: [] },
      files: null,
      closes: [],
      ...over,
    });
  }

  /** Replaces what is known of an object. */
  put(fact: Fact): this {
    const same = (other: Fact): boolean =>
      other.kind === fact.kind &&
      "number" in other &&
      "number" in fact &&
      other.number === fact.number &&
      other.kind !== "comment";
    const index = this.facts.findIndex(same);
    if (index >= 0) this.facts.splice(index, 1);
    this.facts.push(fact);
    return this;
  }

  commit(line: string, message: string, over: Partial<CommitFact> = {}): this {
    const index = this.lines.get(line) ?? 0;
    this.lines.set(line, index + 1);
    const id = over.sha ?? sha(`${line === "main" ? "t" : "b"}${index}`);
    const at = `2026-04-${String(16 + Math.min(index, 7)).padStart(2, "0")}T${String(8 + (index % 12)).padStart(2, "0")}:00:00Z`;
    this.facts.push({
      kind: "commit",
      repo,
      branch: line,
      index,
      sha: id,
      message,
      at,
      author: "dev",
      url: `${base}/commit/${id}`,
      pulls: [],
      ...over,
    });
    return this;
  }

  /** A trunk pull request as a bot lands it: closed, labelled, with its trailer. */
  landed(number: number, over: Partial<PullFact> & { sha?: string; message?: string } = {}): this {
    const { sha: id, message, ...pull } = over;
    const title = pull.title ?? `Change ${number}`;
    this.pull(number, { state: "CLOSED", labels: ["Merged"], title, ...pull });
    return this.commit("main", message ?? `${title} (#${number})\n\nPull Request resolved: ${base}/pull/${number}`, {
      sha: id ?? sha(`t${number}`),
    });
  }

  revertedOnTrunk(number: number, title = `Change ${number}`): this {
    return this.commit(
      "main",
      `Revert "${title} (#${number})"\n\nThis reverts commit ${sha(`t${number}`)}.\n\nReverted ${base}/pull/${number} on behalf of ann`,
    );
  }

  releasePull(number: number, over: Partial<PullFact> = {}): this {
    return this.pull(number, { base: branch, title: `Pick ${number}`, author: "dev", ...over });
  }

  /** Squashed onto the branch, as GitHub merges it. */
  picked(number: number, over: Partial<PullFact> & { message?: string; sha?: string } = {}): this {
    const { message, sha: id, ...pull } = over;
    const commit = id ?? sha(`b${number}`);
    this.releasePull(number, {
      state: "MERGED",
      mergedAt: "2026-04-20T10:00:00Z",
      mergedBy: "ann",
      mergeCommit: commit,
      ...pull,
    });
    return this.commit(branch, message ?? `${pull.title ?? `Pick ${number}`} (#${number})`, {
      sha: commit,
      pulls: [{ repo, number }],
    });
  }

  revertedOnBranch(number: number, by = number + 5000): this {
    this.releasePull(by, {
      state: "MERGED",
      mergedAt: "2026-04-22T10:00:00Z",
      mergedBy: "ann",
      title: `Revert "Pick ${number}"`,
      mergeCommit: sha(`b${by}`),
    });
    return this.commit(
      branch,
      `Revert "Pick ${number} (#${number})" (#${by})\n\nThis reverts commit ${sha(`b${number}`)}.`,
      { sha: sha(`b${by}`), pulls: [{ repo, number: by }] },
    );
  }

  request(asked: Asked): this {
    const link = (one: number | string): string => (typeof one === "number" ? `* ${base}/pull/${one}` : `* ${one}`);
    const lines = [
      "Link to landed trunk PR (if applicable):",
      ...(asked.trunk ?? []).map(link),
      "",
      "Link to release branch PR:",
      ...(asked.release ?? []).map(link),
      "",
      "Criteria Category:",
      `* ${asked.category ?? "Regression against 2.11"}`,
    ];
    const body = asked.word ? [...lines, "", "---", asked.word].join("\n") : lines.join("\n");
    const edited = asked.word ? { editedAt: "2026-04-21T10:00:00Z", editor: asked.editor ?? "ann" } : {};
    return this.comment(body, {
      author: asked.by ?? "dev",
      createdAt: asked.at ?? "2026-04-18T10:00:00Z",
      ...(asked.id ? { id: String(asked.id) } : {}),
      ...edited,
    });
  }

  comment(body: string, over: Partial<CommentFact> = {}): this {
    const id = over.id ?? String(++this.comments);
    const createdAt = over.createdAt ?? "2026-04-19T10:00:00Z";
    this.facts.push({
      kind: "comment",
      repo,
      number: 500,
      id,
      url: `${base}/issues/500#issuecomment-${id}`,
      author: "dev",
      authorAssociation: "CONTRIBUTOR",
      body,
      createdAt,
      updatedAt: createdAt,
      editedAt: null,
      editor: null,
      minimized: false,
      edits: [],
      ...over,
    });
    return this;
  }

  tag(name: string, at: string | null, branchedFrom: string | null = at): this {
    this.facts.push({
      kind: "tag",
      repo,
      name,
      sha: at ?? sha(name),
      at: "2026-04-22T15:00:00Z",
      by: "tess",
      url: `${base}/releases/tag/${name}`,
      branchedFrom,
    });
    return this;
  }

  runs(
    commit: string,
    workflow: string,
    jobs: Partial<Record<string, Job["conclusion"][]>>,
    over: Partial<SuiteFact> = {},
  ): this {
    const list = Object.entries(jobs).flatMap(([name, tries = []]) =>
      tries.map(
        (conclusion): Job => ({
          name,
          status: conclusion === null ? "IN_PROGRESS" : "COMPLETED",
          conclusion,
          url: `${base}/job/${name}`,
          startedAt: null,
          completedAt: null,
        }),
      ),
    );
    const last = [...new Map(list.map((job) => [job.name, job])).values()];
    const failed = last.some((job) => job.conclusion === "FAILURE");
    const running = last.some((job) => job.status !== "COMPLETED");
    this.facts.push({
      kind: "suite",
      repo,
      sha: commit,
      branch,
      id: `${commit}-${workflow}-${this.facts.length}`,
      app: "github-actions",
      workflow,
      event: "push",
      attempt: 1,
      status: running ? "IN_PROGRESS" : "COMPLETED",
      conclusion: running ? null : failed ? "FAILURE" : "SUCCESS",
      url: `${base}/actions/runs/${commit.slice(0, 6)}`,
      createdAt: "2026-04-20T10:00:00Z",
      updatedAt: "2026-04-20T11:00:00Z",
      jobs: list,
      jobsComplete: true,
      ...over,
    });
    return this;
  }

  /** Sources that were not read whole, or not lately. */
  unread(kind: SourceKind, over: Partial<Source> = { state: "never", complete: false, lastOk: null }): this {
    this.broken.set(kind, over);
    return this;
  }

  sources(): Source[] {
    return sourceKinds.map((kind) => ({
      id: `engine/${kind}`,
      kind,
      project: "engine",
      version: null,
      what: kind,
      state: "ok",
      complete: true,
      lastOk: now,
      error: null,
      nextTry: null,
      ...this.broken.get(kind),
    }));
  }

  reconciled(at = now, version = "2.12.0"): Reconciled {
    const reader = makeReader();
    const book = factBook(this.withHead());
    const sources = this.sources();
    const releases = findReleases(this.config, book, sources, reader);
    const found = releases.find((release) => release.version === version);
    if (!found) throw new Error(`There is no release ${version} in this world.`);
    return reconcile({ project: this.config, found, releases, book, sources, now: at, reader });
  }

  pick(number: number, at = now): Pick {
    const pick = this.reconciled(at).picks.find((one) =>
      [...one.release, ...one.trunk].some((ref) => ref.number === number),
    );
    if (!pick) throw new Error(`No pick has #${number}.`);
    return pick;
  }

  private withHead(): Fact[] {
    const last = this.facts.findLast((fact): fact is CommitFact => fact.kind === "commit" && fact.branch === branch);
    const head = last ? { sha: last.sha, at: last.at } : cut;
    return this.facts.map((fact) => (fact.kind === "branch" && fact.name === branch ? { ...fact, head } : fact));
  }
}

function thread(number: number, path: string) {
  return {
    repo,
    number,
    url: `${base}/${path}`,
    title: `Thing ${number}`,
    body: "",
    author: "dev",
    authorAssociation: "MEMBER" as const,
    createdAt: "2026-04-10T10:00:00Z",
    updatedAt: now,
    labels: [],
    assignees: [],
    milestone: null,
    events: [],
  };
}

function closing(state: string): { closedAt: string | null } {
  return { closedAt: state === "OPEN" ? null : "2026-04-19T10:00:00Z" };
}

export const codes = (pick: Pick): string[] => pick.problems.map((problem) => problem.code);
