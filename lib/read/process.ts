/** What the process document says, and what follows from it: matrix and cadence. */
import type { Cadence } from "../domain/cadence";
import type { MatrixRow } from "../domain/written";
import { isRowOf, readCadence } from "../reconcile";
import type { ProcessView } from "../view/document-schemas";
import { changedCells, columnsOf, type MatrixView } from "../view/matrix";
import { type Answer, answer, openProject, refuse } from "./answer";
import type { Moment } from "./moment";

type AskedProject = { project: string; at: string | null };

export async function readProcess(asked: AskedProject): Promise<Answer<ProcessView>> {
  const opened = await openProject(asked.project, asked.at);
  if (!opened.ok) return opened;
  const { moment, project } = opened.value;
  const read = processOf(moment);
  if (!read) return refuse("not-found", `${project.slug} has no process document that was read.`);
  return answer({ asOf: moment.asOf, url: read.url, ...read.text });
}

function processOf({ project, book, reader }: Moment) {
  const { repo, trunk, processDocument } = project;
  const document = processDocument === null ? null : book.documents.get(`${repo}:${trunk}:${processDocument}`);
  return document?.text ? { url: document.url, text: reader.process(document.text) } : null;
}

export async function readMatrix(
  asked: AskedProject & { from: string | null; to: string | null },
): Promise<Answer<MatrixView>> {
  const opened = await openProject(asked.project, asked.at);
  if (!opened.ok) return opened;
  const { moment, project } = opened.value;
  const read = processOf(moment);
  if (!read || read.text.matrix.length === 0)
    return refuse("not-found", `${project.slug} has no compatibility matrix that was read.`);
  const rows = read.text.matrix;
  const columns = columnsOf(rows);
  const named = (version: string | null) => rows.find((row) => row.version === version);
  const to = named(asked.to) ?? rows[0];
  const from = named(asked.from) ?? rows[to ? rows.indexOf(to) + 1 : 1] ?? rows[1];
  return answer({
    asOf: moment.asOf,
    url: read.url,
    columns,
    rows: rows.map(({ version, cells }) => ({ version, cells })),
    expected: expectedOf(moment, rows),
    changes:
      from && to && from !== to ? { from: from.version, to: to.version, cells: changedCells(from, to, columns) } : null,
    unknown: [asked.from, asked.to].filter((one) => one !== null).filter((one) => !named(one)),
  });
}

/** Releases that are planned or under way: each should have its row before it is out. */
function expectedOf({ releases }: Moment, rows: readonly MatrixRow[]): MatrixView["expected"] {
  return releases
    .filter(({ state }) => state === "active" || state === "planned")
    .map(({ version }) => ({ version, has: rows.some((row) => isRowOf(row.version, version)) }));
}

export async function readCadencePage(
  asked: AskedProject,
): Promise<Answer<Cadence & { asOf: string; url: string | null }>> {
  const opened = await openProject(asked.project, asked.at);
  if (!opened.ok) return opened;
  const { moment } = opened.value;
  const { project, book, releases, now, asOf } = moment;
  const read = processOf(moment);
  const made = readCadence({ project, book, releases, rows: read?.text.cadence ?? [], now });
  return answer({ ...made, asOf, url: read?.url ?? null });
}
