import type { Criterion } from "../../domain/written";
import { linksOf, plainWords } from "../text/inline";
import type { Line } from "../text/lines";
import { phaseLine } from "./phases";

export type CriteriaList = { criteria: Criterion[]; prose: string };

const criteriaHeading = /\bcriteri(?:a|on)\b/i;

/**
 * The criteria that stand below each phase's heading; under 0, those that stand below a heading of their own
 * without a phase.
 */
export function readCriteria(lines: readonly Line[]): Map<number, CriteriaList> {
  const lists = new Map<number, CriteriaList>();
  let open: number | null = null;
  for (const line of lines) {
    if (line.block === "code" || line.quote > 0) continue;
    const phase = phaseLine(line);
    if (phase) {
      // The plan at the top names phases in a list; the criteria stand below headings.
      open = line.item ? null : phase.n;
      continue;
    }
    if (line.block === "heading" || isPlainHeading(line)) {
      open = criteriaHeading.test(line.text) ? 0 : null;
      continue;
    }
    if (open !== null) add(lists, open, line);
  }
  return lists;
}

/** "Cherry-Pick Criteria" on a line of its own, without the mark of a heading. */
function isPlainHeading(line: Line): boolean {
  return (
    line.list === 0 && line.block === "text" && /^\W*(?:cherry[- ]?pick\w* )?(?:criteria|process)\W*$/i.test(line.text)
  );
}

function add(lists: Map<number, CriteriaList>, n: number, line: Line): void {
  const list = lists.get(n) ?? { criteria: [], prose: "" };
  lists.set(n, list);
  const text = plainWords(line.text);
  if (line.item && line.list === 1) {
    list.criteria.push({ n: line.item.ordered ?? list.criteria.length + 1, text, labels: labelsOf(line.text) });
    return;
  }
  list.prose = list.prose === "" ? text : `${list.prose}\n${text}`;
}

/** The labels that a criterion links to: `…issues?q=…label%3A%22module%3A+regression%22`. */
function labelsOf(text: string): string[] {
  const labels = linksOf(text).flatMap(({ url }) => {
    const query = decoded(url.replaceAll("+", " "));
    return [...query.matchAll(/\blabel:(?:"([^"]{1,100})"|([^\s"&]{1,100}))/g)].map(
      (found) => found[1] ?? found[2] ?? "",
    );
  });
  return [...new Set(labels)];
}

function decoded(url: string): string {
  try {
    return decodeURIComponent(url);
  } catch {
    return url;
  }
}
