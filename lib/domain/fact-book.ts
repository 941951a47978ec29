import type {
  BranchFact,
  CommentFact,
  CommitFact,
  DocumentFact,
  Fact,
  IssueFact,
  MilestoneFact,
  PublishedFact,
  PullFact,
  SuiteFact,
  TagFact,
} from "./facts";

/** All facts of a project at one moment, found by what they are about. The order of the input does not matter. */
export type FactBook = {
  issues: ReadonlyMap<string, IssueFact>; // repo#number
  pulls: ReadonlyMap<string, PullFact>; // repo#number
  comments: ReadonlyMap<string, CommentFact[]>; // repo#number, oldest first
  branches: ReadonlyMap<string, BranchFact>; // repo:name
  commits: ReadonlyMap<string, CommitFact[]>; // repo:branch, oldest first
  tags: ReadonlyMap<string, TagFact[]>; // repo
  published: ReadonlyMap<string, PublishedFact[]>; // repo
  suites: ReadonlyMap<string, SuiteFact[]>; // repo@sha, oldest first
  milestones: ReadonlyMap<string, MilestoneFact>; // repo/title
  documents: ReadonlyMap<string, DocumentFact>; // repo:branch:path
};

export function factBook(facts: Iterable<Fact>): FactBook {
  const book = {
    issues: new Map<string, IssueFact>(),
    pulls: new Map<string, PullFact>(),
    comments: new Map<string, CommentFact[]>(),
    branches: new Map<string, BranchFact>(),
    commits: new Map<string, CommitFact[]>(),
    tags: new Map<string, TagFact[]>(),
    published: new Map<string, PublishedFact[]>(),
    suites: new Map<string, SuiteFact[]>(),
    milestones: new Map<string, MilestoneFact>(),
    documents: new Map<string, DocumentFact>(),
  };
  for (const fact of facts) {
    switch (fact.kind) {
      case "issue":
        book.issues.set(`${fact.repo}#${fact.number}`, fact);
        break;
      case "pull":
        book.pulls.set(`${fact.repo}#${fact.number}`, fact);
        break;
      case "comment":
        push(book.comments, `${fact.repo}#${fact.number}`, fact);
        break;
      case "branch":
        book.branches.set(`${fact.repo}:${fact.name}`, fact);
        break;
      case "commit":
        push(book.commits, `${fact.repo}:${fact.branch}`, fact);
        break;
      case "tag":
        push(book.tags, fact.repo, fact);
        break;
      case "published":
        push(book.published, fact.repo, fact);
        break;
      case "suite":
        push(book.suites, `${fact.repo}@${fact.sha}`, fact);
        break;
      case "milestone":
        book.milestones.set(`${fact.repo}/${fact.title}`, fact);
        break;
      case "document":
        book.documents.set(`${fact.repo}:${fact.branch}:${fact.path}`, fact);
        break;
    }
  }
  for (const list of book.comments.values())
    list.sort((a, b) => compare(a.createdAt, b.createdAt) || compare(a.id, b.id));
  for (const list of book.commits.values()) list.sort((a, b) => a.index - b.index || compare(a.sha, b.sha));
  for (const list of book.tags.values()) list.sort((a, b) => compare(a.name, b.name));
  for (const list of book.published.values()) list.sort((a, b) => compare(a.tag, b.tag));
  for (const list of book.suites.values())
    list.sort((a, b) => compare(a.createdAt, b.createdAt) || compare(a.id, b.id));
  return book;
}

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
