/** Facts that all samples share: one release, three days before its final candidate. */
import type { RefView } from "@/lib/view/schemas";

export const now = "2026-04-24T14:32:08Z";
export const asOf = "2026-04-24T14:31:56Z";
export const repo = "pytorch/pytorch";
export const release = { project: "pytorch", version: "2.12.0" };

const github = `https://github.com/${repo}`;

export const pull = (number: number, state: RefView["state"] = "open"): RefView => ({
  repo,
  number,
  url: `${github}/pull/${number}`,
  ...(state ? { state } : {}),
});
export const commitUrl = (sha: string) => `${github}/commit/${sha}`;
export const issueUrl = (number: number) => `${github}/issues/${number}`;
export const runUrl = (name: string, sha: string) => `${github}/actions/runs/${sha}/${name}`;
