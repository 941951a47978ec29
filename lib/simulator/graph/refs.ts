import type { Repo } from "../world/model";

export type Ref = { __typename: "Ref"; repo: Repo; prefix: "refs/heads/" | "refs/tags/"; name: string; sha: string };

/** `refs/heads/main`, `heads/main` or plain `main`; a plain name is a branch before it is a tag. */
export function refAt(repo: Repo, qualified: string): Ref | null {
  const found = /^(?:refs\/)?(heads|tags)\/(.+)$/.exec(qualified);
  if (found?.[2] !== undefined) return refIn(repo, found[1] === "heads" ? "refs/heads/" : "refs/tags/", found[2]);
  return refIn(repo, "refs/heads/", qualified) ?? refIn(repo, "refs/tags/", qualified);
}

export function refIn(repo: Repo, prefix: Ref["prefix"], name: string): Ref | null {
  const sha = (prefix === "refs/heads/" ? repo.branches : repo.tags).get(name);
  return sha === undefined ? null : { __typename: "Ref", repo, prefix, name, sha };
}

export function refsUnder(repo: Repo, refPrefix: string): Ref[] {
  const prefix = refPrefix.startsWith("refs/tags") ? "refs/tags/" : "refs/heads/";
  const deeper = refPrefix.slice(prefix.length);
  const names = (prefix === "refs/heads/" ? repo.branches : repo.tags).keys();
  return [...names].flatMap((name) => {
    const ref = name.startsWith(deeper) ? refIn(repo, prefix, name) : null;
    return ref ? [ref] : [];
  });
}
