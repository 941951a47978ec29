import type { Annotation, CommentText, Criterion, Problem, WrittenRequest } from "../../domain/written";
import { distinctRefs, refsOf } from "../refs";
import { limitLines } from "../text/limit";
import { type Line, readLines } from "../text/lines";
import { readCommands } from "./commands";
import { finalStateOf, readForms } from "./forms";
import { readProse } from "./prose";
import { readReply } from "./reply";

export type CommentInput = {
  body: string;
  createdAt: string;
  author: string | null;
  repo: string;
  /** Whose signed words count; nobody named: everybody's. */
  managers: readonly string[];
  /** The tracker's own numbered criteria, for a writer who gives only a number. */
  criteria?: readonly Criterion[];
};

/** Reads a comment of a tracker: a request (or several), an answer to one, or something else. */
export function readComment(input: CommentInput): CommentText {
  const { lines, problems: limits } = limitLines(readLines(input.body, { indentedCode: false }));
  const { commands, problems: unread } = readCommands(lines);
  const problems = [...limits, ...unread];
  const context = { repo: input.repo, managers: input.managers, criteria: input.criteria ?? [] };
  const forms = readForms(lines, context);
  const found = forms.requests.length > 0 ? forms.requests : formsInCode(lines, context);
  const quotes = lines.some((line) => line.quote > 0);
  const prose = found.length > 0 || quotes ? null : readProse(lines, input.repo);
  const requests = prose ? [prose] : found;
  if (requests.length > 0) {
    const judged = requests.map((request) => onlyManagers(request, input.managers, problems));
    return {
      kind: "request",
      requests: judged,
      annotations: [],
      mentions: [],
      commands,
      problems: [...problems, ...forms.problems],
    };
  }
  const reply = readReply(lines, input.author ?? "", input.repo, input.managers);
  return {
    kind: reply.isReply ? "reply" : "other",
    requests: [],
    annotations: reply.isReply ? reply.annotations : [],
    mentions: distinctRefs(lines.flatMap((line) => refsOf(line.text, input.repo)).map((one) => one.ref)),
    commands,
    problems,
  };
}

/** Some paste the form with its code fence. That counts where the comment is nothing but the form. */
function formsInCode(lines: readonly Line[], context: Parameters<typeof readForms>[1]): WrittenRequest[] {
  const code = lines.filter((line) => line.block === "code");
  const beside = lines.filter((line) => line.block === "text" || line.block === "heading");
  if (code.length === 0 || beside.some((line) => !/^\W*@|^\W*cc\b/i.test(line.text))) return [];
  const opened = code.map(
    (line): Line => ({ ...line, block: "text", text: line.text.trim().replace(/^[*+-]\s+/, "") }),
  );
  const { requests } = readForms(opened, context);
  return requests.filter((request) => request.trunk.length + request.release.length > 0);
}

/** Signed words of others are kept out of the state, and said so. */
function onlyManagers(request: WrittenRequest, managers: readonly string[], problems: Problem[]): WrittenRequest {
  if (managers.length === 0) return request;
  const may = (one: Annotation) =>
    one.by === null || managers.some((login) => login.toLowerCase() === one.by?.toLowerCase());
  const annotations = request.annotations.filter(may);
  for (const one of request.annotations)
    if (!may(one))
      problems.push({
        code: "not-a-manager",
        text: `${one.by} is not a release manager: "${one.text}" does not count.`,
        line: one.line,
      });
  return { ...request, annotations, finalState: finalStateOf(annotations) };
}
