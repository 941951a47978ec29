import { plus, scriptTime } from "../../time";
import { landOnTrunk, mergePull, openPull } from "../../world/git";
import { type Odd, runWorkflow, type Workflow } from "../../world/runs";
import type { Place } from "../../world/script";
import { comment, editComment, review } from "../../world/threads";
import { type FormName, requestBody, withWord } from "./forms";

/** How a project takes changes to its trunk and its release branch. */
export type Project = {
  place: Place;
  branch: string;
  tracker: number;
  /** The bot that lands trunk changes; null where GitHub merges them. */
  bot: string | null;
  /** Login that picks for people who ask the bot. */
  picker: string | null;
  manager: string;
  checks: readonly Workflow[];
};

export type TrunkChange = {
  number: number;
  title: string;
  who: string;
  opened?: string | undefined;
  landed?: string | undefined;
  sha?: string | undefined;
  closes?: number[] | undefined;
  milestone?: string | undefined;
  body?: string | undefined;
  files?: string[] | undefined;
  labels?: string[] | undefined;
};

/** Opens a trunk change and lands it the project's way. Returns the landed commit. */
export function trunkChange(project: Project, change: TrunkChange): string | null {
  const { place } = project;
  const opened = change.opened ?? plus(scriptTime(change.landed ?? ""), -36 * 3600);
  const fixes = (change.closes ?? []).map((number) => `\n\nFixes #${number}`).join("");
  openPull(place, {
    at: opened,
    by: change.who,
    number: change.number,
    title: change.title,
    body: `${change.body ?? bodyFor(change.title)}${fixes}`,
    base: "main",
    head: project.bot ? `gh/${change.who}/${change.number % 97}/head` : `${change.who}-${change.number}`,
    closes: change.closes,
    milestone: change.milestone,
    files: change.files ?? ["torch/__init__.py"],
    labels: change.labels ?? ["open source"],
  });
  if (change.landed === undefined) return null;
  review(place, {
    at: plus(scriptTime(change.landed), -3 * 3600),
    by: project.manager,
    on: change.number,
    state: "APPROVED",
  });
  if (!project.bot)
    return mergePull(place, { at: change.landed, by: project.manager, on: change.number, sha: change.sha });
  return landOnTrunk(place, {
    at: change.landed,
    on: change.number,
    bot: project.bot,
    approvedBy: project.manager,
    sha: change.sha,
  });
}

export type PickRow = {
  release: number;
  title: string;
  who: string;
  category: string;
  /** When the release pull request was opened; the request follows ten minutes later, unless `silent`. */
  asked: string;
  form?: FormName;
  trunk?: TrunkChange | TrunkChange[];
  /** Trunk changes that are in the world already. */
  of?: number[];
  /** It carries over the revert of these trunk changes. */
  reverts?: number[];
  /** No comment asks for it. */
  silent?: boolean;
  /** The bot opened it and posted the request. */
  byBot?: boolean;
  approved?: { at: string; by: string; body?: string };
  merged?: { at: string; by: string; sha?: string };
  /** The manager's word, added to the comment some minutes after the merge, or at its own time. */
  word?: { text: string; by: string; at?: string };
  body?: string;
  /** Issues linked to the release pull request. */
  closes?: number[];
  checks?: "none" | { at?: string; odd: Record<string, Odd> };
};

export type Played = { comment: string | null; landed: (string | null)[]; merged: string | null };

/** Plays one request from the trunk change to the manager's word. */
export function pick(project: Project, row: PickRow): Played {
  const { place } = project;
  const changes = row.trunk === undefined ? [] : Array.isArray(row.trunk) ? row.trunk : [row.trunk];
  const landed = changes.map((change) => trunkChange(project, change));
  const trunk = [...changes.map((change) => change.number), ...(row.of ?? [])];
  openRelease(project, row, trunk, landed);
  const said = row.silent
    ? null
    : comment(place, {
        at: plus(scriptTime(row.asked), 600),
        by: row.byBot ? (project.picker ?? row.who) : row.who,
        on: project.tracker,
        body: requestBody({
          repo: place.repo,
          trunk: [...trunk, ...revertLinks(place.repo, row)],
          release: [row.release],
          category: row.category,
          form: row.form ?? "standard",
        }),
      });
  if (row.approved)
    review(place, { ...row.approved, body: row.approved.body ?? "", on: row.release, state: "APPROVED" });
  const merged = row.merged ? mergePull(place, { ...row.merged, on: row.release }) : null;
  const wordAt = row.word?.at ?? (row.merged ? plus(scriptTime(row.merged.at), 420) : null);
  if (row.word && said && wordAt)
    editComment(place, { at: wordAt, by: row.word.by, id: said, body: withWord(row.word.text) });
  return { comment: said, landed, merged };
}

function openRelease(project: Project, row: PickRow, trunk: number[], landed: (string | null)[]): void {
  const { place } = project;
  const author = row.byBot ? (project.picker ?? row.who) : row.who;
  const first = trunk[0];
  const trailer = landed.flatMap((sha) => (sha === null ? [] : [`(cherry picked from commit ${sha})`])).join("\n");
  const named = trunk.map((number) => `Cherry-pick of #${number}`).join("\n");
  const headSha = openPull(place, {
    at: row.asked,
    by: author,
    number: row.release,
    title: row.title,
    body: row.body ?? [named || "Only for the release branch.", trailer].filter((part) => part !== "").join("\n\n"),
    base: project.branch,
    head: row.byBot ? `cherry-pick-${first}-by-pytorch_bot_bot_` : `${row.who}/branch-${row.release}`,
    files: ["torch/__init__.py"],
    closes: row.closes,
    reviewers: row.merged || row.approved ? [] : [project.manager],
  });
  if (row.checks === "none") return;
  for (const workflow of project.checks)
    runWorkflow(place, {
      at: row.checks?.at ?? plus(scriptTime(row.asked), 60),
      by: author,
      sha: headSha,
      branch: null,
      workflow: { ...workflow, event: "pull_request" },
      odd: row.checks?.odd,
    });
}

function revertLinks(repo: string, row: PickRow): string[] {
  return (row.reverts ?? []).map((number) => `Revert of https://github.com/${repo}/pull/${number}`);
}

function bodyFor(title: string): string {
  return `${title}. The test that is added fails without the change.`;
}
