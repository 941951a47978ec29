/** Lists of issues and pull requests, read whole. */
import { allNodes } from "../../github/paging";
import { splitRepo } from "../../github/queries/common";
import {
  isIssueStamp,
  labelledIssues,
  milestoneIssues,
  milestonePulls,
  pullsAgainst,
  searchIssues,
  type ThreadStamp,
  threadStamp,
} from "../../github/queries/stamps";
import type { Desk } from "../desk";

export async function listPulls(
  desk: Desk,
  repo: string,
  base: string,
  states: ("OPEN" | "CLOSED" | "MERGED")[] | null = null,
): Promise<ThreadStamp[]> {
  const asked = { ...splitRepo(repo), base, states };
  const nodes = await allNodes(desk.github, "pullList", pullsAgainst, asked, (one) => one.repository?.pullRequests);
  return nodes.map((node) => threadStamp(repo, node));
}

export async function listLabelled(desk: Desk, label: string): Promise<ThreadStamp[]> {
  const { repo } = desk.project;
  const asked = { ...splitRepo(repo), label };
  const nodes = await allNodes(desk.github, "issueList", labelledIssues, asked, (one) => one.repository?.issues);
  return nodes.map((node) => threadStamp(repo, node));
}

export async function searchByTitle(desk: Desk, words: string): Promise<ThreadStamp[]> {
  const { repo } = desk.project;
  const query = `repo:${repo} is:issue in:title ${words}`;
  const nodes = await allNodes(desk.github, "search", searchIssues, { words: query }, (one) => one.search);
  return nodes.filter(isIssueStamp).map((node) => threadStamp(repo, node));
}

export async function listScope(desk: Desk, number: number): Promise<ThreadStamp[]> {
  const { repo } = desk.project;
  const asked = { ...splitRepo(repo), number };
  const issues = await allNodes(
    desk.github,
    "scopeList",
    milestoneIssues,
    asked,
    (one) => one.repository?.milestone?.issues,
  );
  const pulls = await allNodes(
    desk.github,
    "scopeList",
    milestonePulls,
    asked,
    (one) => one.repository?.milestone?.pullRequests,
  );
  return [...issues, ...pulls].map((node) => threadStamp(repo, node));
}
