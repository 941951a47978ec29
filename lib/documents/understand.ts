import type {
  CategoryName,
  DateOrder,
  Precision,
  Problem,
  WordState,
  WrittenRef,
  WrittenRequest,
} from "../domain/written";
import { finalStateOf } from "./comment/forms";
import { type CommentInput, readComment } from "./comment/read";
import { distinctRefs, refUrl } from "./refs";
import { readTracker, type TrackerInput } from "./tracker/read";

export type Tracker = {
  isTracker: boolean;
  version: string | null;
  branch: string | null;
  phases: { n: number; until: string | null }[];
  milestones: { id: string | null; label: string; date: string | null; precision: Precision; was: string[] }[];
  managers: string[];
  hud: string | null;
  dateOrder: DateOrder;
  pickDeadline: string | null;
  problems: Problem[];
};

export type Understood = {
  kind: "request" | "reply" | "other";
  trunk: (WrittenRef & { url: string })[];
  release: (WrittenRef & { url: string })[];
  category: { name: CategoryName; text: string };
  annotations: { by: string | null; state: WordState }[];
  finalState: WrittenRequest["finalState"];
  problems: Problem[];
};

/** What is understood of a tracker, in the API's shape. */
export function understandTracker(input: TrackerInput): Tracker {
  const read = readTracker(input);
  return {
    isTracker: read.isTracker,
    version: read.version,
    branch: read.branch,
    phases: read.phases.map(({ n, until }) => ({ n, until })),
    milestones: read.milestones.map(({ id, label, date, precision, was }) => ({ id, label, date, precision, was })),
    managers: read.managers,
    hud: read.hud,
    dateOrder: read.dateOrder,
    pickDeadline: read.pickDeadline,
    problems: read.problems,
  };
}

/** What is understood of a comment, in the API's shape. Several forms are answered as one; links lead to `site`. */
export function understandComment(input: CommentInput, site = "https://github.com"): Understood {
  const read = readComment(input);
  const { requests } = read;
  const annotations = read.kind === "reply" ? read.annotations : requests.flatMap((request) => request.annotations);
  const [first] = requests;
  const withUrl = (list: readonly WrittenRef[]) =>
    distinctRefs(list).map((ref) => ({ ...ref, url: refUrl(ref, site) }));
  return {
    kind: read.kind,
    trunk: withUrl(requests.flatMap((request) => request.trunk)),
    release: withUrl(requests.flatMap((request) => request.release)),
    category: first?.category ?? { name: "unknown", text: "" },
    annotations: annotations.map(({ by, state }) => ({ by, state })),
    finalState: first && requests.length === 1 ? first.finalState : finalStateOf(annotations),
    problems: [...read.problems, ...requests.flatMap(requestProblems)],
  };
}

/** What a request lacks that its text alone shows. */
export function requestProblems(request: WrittenRequest): Problem[] {
  const problems: Problem[] = [];
  if (request.release.length === 0)
    problems.push({ code: "no-release-pr", text: "Name the pull request against the release branch." });
  if (request.category.name === "unknown")
    problems.push({ code: "needs-category", text: "Name the criterion of the tracker that this change meets." });
  return problems;
}
