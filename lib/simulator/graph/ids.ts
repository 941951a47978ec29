import { isCommit } from "../world/ancestry";
import type { Repo } from "../world/model";
import type { World } from "../world/world";
import { refAt } from "./refs";

/** Node ids: opaque to readers, stable, and decodable here so that `node(id:)` needs no table. */
export function nodeId(type: string, ...key: (string | number)[]): string {
  return `${initials(type)}_${Buffer.from([type, ...key].join("|")).toString("base64url")}`;
}

export function nodeOf(world: World, id: string): object | null {
  const text = Buffer.from(id.slice(id.indexOf("_") + 1), "base64url").toString("utf8");
  const [type = "", name = "", key = ""] = text.split("|");
  if (nodeId(type, ...text.split("|").slice(1)) !== id) return null;
  if (type === "User" || type === "Bot") return world.people.get(name) ?? null;
  const repo = world.repos.get(name);
  return repo ? inRepo(repo, type, key) : null;
}

function inRepo(repo: Repo, type: string, key: string): object | null {
  switch (type) {
    case "Repository":
      return repo;
    case "Issue":
    case "PullRequest": {
      const thread = repo.threads.get(Number(key));
      return thread?.__typename === type ? thread : null;
    }
    case "IssueComment":
      return repo.comments.get(key) ?? null;
    case "Commit":
      return isCommit(repo, key) ? (repo.commits.get(key) ?? null) : null;
    case "Tag":
      return repo.tagObjects.get(key) ?? null;
    case "Ref":
      return refAt(repo, key);
    case "CheckSuite":
      return repo.suiteById.get(key) ?? null;
    case "Milestone":
      return repo.milestones.get(Number(key)) ?? null;
    case "Release":
      return repo.releases.get(key) ?? null;
    case "Label":
      return repo.labels.get(key) ?? null;
    default:
      return null;
  }
}

function initials(type: string): string {
  return type.replace(/[a-z]/g, "");
}
