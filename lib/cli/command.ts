import type { Answer } from "../read/answer";
import type { Call, SummaryView } from "../view/schemas";
import type { Named, Source } from "./source";

export type Options = {
  json: boolean;
  project: string | null;
  at: string | null;
  since: string | null;
  state: string | null;
  author: string | null;
  waitingOn: string | null;
  allowAtRisk: boolean;
  /** Columns of the screen; null where the output is none. */
  width: number | null;
};

/** 0: go, or nothing to do. 1: not go. 2: not known, or an error. */
export type ExitCode = 0 | 1 | 2;

export type Said = { text: string; json: unknown; code: ExitCode };

export type Command = (source: Source, given: string[], options: Options) => Promise<Said>;

/** A fault that the person at the terminal can mend. */
export class Refused extends Error {}

export function answered<T>(answer: Answer<T>): T {
  if (answer.ok) return answer.value;
  throw new Refused(answer.text);
}

const versionShape = /^v?(\d+(?:\.\d+){1,3})$/;

/** The release that was named; left out, the newest active one. */
export async function releaseOf(source: Source, given: string[], { project, at }: Options): Promise<Named> {
  const [word] = given;
  const version = word === undefined ? null : (versionShape.exec(word)?.[1] ?? null);
  if (word !== undefined && version === null)
    throw new Refused(`${JSON.stringify(word)} is no version. Give one such as 2.12.0.`);
  if (version !== null && project !== null) return { project, version, at };
  const { releases } = answered(await source.active(at));
  const mine = releases.filter((one) => project === null || one.project === project);
  const named = version === null ? mine[0] : mine.find((one) => one.version === version);
  if (named) return { project: named.project, version: named.version, at };
  if (version !== null) {
    const slug = mine[0]?.project;
    if (slug !== undefined) return { project: slug, version, at };
    throw new Refused(`No active release is ${version}. Name its project: --project pytorch`);
  }
  throw new Refused("No release is active. Name one: hud status 2.12.0 --project pytorch");
}

/** At risk is not go: a workflow that tags must say that it takes the risk. */
export function codeOf(call: Call, allowAtRisk: boolean): ExitCode {
  if (call === "go" || call === "shipped") return 0;
  if (call === "unknown") return 2;
  return call === "at-risk" && allowAtRisk ? 0 : 1;
}

export const nameOf = ({ project, version }: Pick<SummaryView, "project" | "version">): string =>
  `${project} ${version}`;

export const refName = (ref: { number?: number | undefined; sha?: string | undefined } | undefined): string =>
  ref === undefined ? "" : ref.number === undefined ? (ref.sha ?? "").slice(0, 7) : `#${ref.number}`;
