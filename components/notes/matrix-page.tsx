import { Heads } from "@/components/ui/heads";
import { Empty, Failure } from "@/components/ui/page-states";
import { PageTitle } from "@/components/ui/page-title";
import { ScrollRegion } from "@/components/ui/scroll-region";
import { Section } from "@/components/ui/section";
import { Status } from "@/components/ui/status";
import { plural } from "@/lib/format/numbers";
import type { CellChange, MatrixView } from "@/lib/view/matrix";
import { DocumentNav } from "./document-nav";
import { VersionChoice } from "./version-choice";

type Given = { project: string; version: string | null; matrix: MatrixView | null; at: string | null };

const there = { word: "Has its row", mark: "pass", tone: "pass" } as const;
const absent = { word: "No row yet", mark: "idle", tone: "idle" } as const; // due once the release is out

function Expected({ expected }: { expected: MatrixView["expected"] }) {
  if (expected.length === 0) return null;
  return (
    <Section id="expected" title="Releases under way" count={expected.length} className="mt-4">
      <ul>
        {expected.map(({ version, has }) => (
          <li key={version} className="flex min-h-9 items-center gap-4 border-b border-line">
            <b className="w-16 shrink-0 font-medium">{version}</b>
            <Status is={has ? there : absent} />
            {!has && <span className="text-ink-2">Needed once the release is out.</span>}
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Change({ change: { column, added, removed } }: { change: CellChange }) {
  return (
    <li className="grid grid-cols-[180px_1fr_1fr] gap-x-4 border-b border-line py-2 phone:grid-cols-1">
      <b className="font-medium">{column}</b>
      <span>{added.length > 0 ? <>New: {added.join(", ")}</> : <span className="text-ink-3">Nothing new</span>}</span>
      <span className="text-ink-2">
        {removed.length > 0 ? <>Gone: {removed.join(", ")}</> : <span className="text-ink-3">Nothing gone</span>}
      </span>
    </li>
  );
}

function Changes({ project, matrix, at }: { project: string; matrix: MatrixView; at: string | null }) {
  const { changes, rows } = matrix;
  if (!changes) return null;
  const versions = rows.map(({ version }) => version);
  return (
    <Section
      id="changes"
      title={`From ${changes.from} to ${changes.to}`}
      count={`${plural(changes.cells.length, "column")} changed`}
      className="mt-[30px]"
    >
      <form action={`/${project}/matrix`} className="no-print flex flex-wrap items-center gap-3 py-3">
        <VersionChoice name="from" label="From" value={changes.from} versions={versions} />
        <VersionChoice name="to" label="to" value={changes.to} versions={versions} />
        {at && <input type="hidden" name="at" value={at} />}
        <button type="submit" className="button">
          Compare
        </button>
      </form>
      {changes.cells.length === 0 ? (
        <Empty what="Nothing changed between the two." />
      ) : (
        <ul>
          {changes.cells.map((change) => (
            <Change key={change.column} change={change} />
          ))}
        </ul>
      )}
    </Section>
  );
}

function Rows({ matrix }: { matrix: MatrixView }) {
  return (
    <Section id="matrix" title="Every version" count={matrix.rows.length} className="mt-[30px]">
      <ScrollRegion label="Compatibility matrix">
        <table className="table">
          <Heads of={["Version", ...matrix.columns]} />
          <tbody>
            {matrix.rows.map(({ version, cells }) => (
              <tr key={version}>
                <th scope="row" className="border-t border-line text-body! font-medium text-ink!">
                  {version}
                </th>
                {matrix.columns.map((column) => (
                  <td key={column} className="min-w-28 py-2! text-ink-2">
                    {cells[column] || <span className="text-ink-3">Not said</span>}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </Section>
  );
}

/** What each version is built and tested with, what changed between two, and whether the current release stands in it. */
export function MatrixPage({ project, version, matrix, at }: Given) {
  return (
    <>
      <PageTitle title="Compatibility matrix" note={matrix ? plural(matrix.rows.length, "version") : undefined}>
        {matrix && (
          <a href={matrix.url} className="ml-auto underlined" data-key="o">
            Open on GitHub
          </a>
        )}
      </PageTitle>
      <DocumentNav project={project} version={version} here="matrix" at={at} />
      {matrix === null ? (
        <Empty what="No matrix was read." more="It is read from the process document that hud.yaml names." />
      ) : (
        <>
          {matrix.unknown.map((one) => (
            <Failure key={one} what={`The matrix has no row ${one}.`} instead="Two others are compared below." />
          ))}
          <Expected expected={matrix.expected} />
          <Changes project={project} matrix={matrix} at={at} />
          <Rows matrix={matrix} />
        </>
      )}
    </>
  );
}
