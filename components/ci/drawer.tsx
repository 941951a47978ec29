import { Strip } from "@/components/charts/strip";
import { Copy } from "@/components/ui/copy";
import { Glyph } from "@/components/ui/glyph";
import { Key } from "@/components/ui/key";
import { People } from "@/components/ui/person";
import { Status } from "@/components/ui/status";
import { moment } from "@/lib/format/dates";
import { joined, shortSha } from "@/lib/format/numbers";
import { checkWords } from "@/lib/format/words";
import type { CiView } from "@/lib/view/schemas";
import type { Column } from "./columns";
import type { Commit } from "./rows";
import { breakAt, isItReal } from "./verdict";

/** What would mend a workflow, and who can do it: as the verdict's list has it. */
export type Remedy = { what: string; verb: string; who: readonly string[]; url: string };

type Props = { ci: CiView; column: Column; row: number; remedy: Remedy | null; onClose: () => void };

function CommitLine({ label, commit, strong }: { label: string; commit: Commit | undefined; strong?: boolean }) {
  return (
    <tr className={strong ? "font-medium [&>td]:py-0.5" : "text-ink-2 [&>td]:py-0.5"}>
      <td className="pr-2.5">{label}</td>
      {commit ? (
        <>
          <td className="pr-2.5 font-mono text-meta">
            <a href={commit.url}>{shortSha(commit.sha)}</a>
          </td>
          <td className="pr-2.5 whitespace-nowrap">{moment(commit.at)}</td>
          <td className="text-right">{commit.author ?? "nobody known"}</td>
        </>
      ) : (
        <td colSpan={3}>Not known: older than what was read</td>
      )}
    </tr>
  );
}

function WhenItBroke({ ci, column, row }: Pick<Props, "ci" | "column" | "row">) {
  const broke = breakAt(column.states, row);
  if (!broke) return null;
  const first = ci.commits[broke.firstFail];
  const between = broke.lastPass === null ? [] : ci.commits.slice(broke.firstFail, broke.lastPass);
  return (
    <section className="mt-3.5 border-t border-line pt-3">
      <h3 className="mb-1 text-meta font-normal text-ink-3">When it broke</h3>
      <table className="w-full">
        <tbody>
          <CommitLine label="Last pass" commit={broke.lastPass === null ? undefined : ci.commits[broke.lastPass]} />
          <CommitLine label="First fail" commit={first} strong />
        </tbody>
      </table>
      {first && (
        <p className="mt-1.5 text-ink-2">
          {first.title}.{" "}
          {broke.lastPass === null
            ? "It never passed on the commits that were read."
            : between.length > 1
              ? `One of ${between.length} commits lies at fault.`
              : "No other commit lies between."}
        </p>
      )}
    </section>
  );
}

function Others({ column, row }: { column: Column; row: number }) {
  const cell = column.workflow.cells[row];
  const failed = (cell?.failedJobs ?? []).filter((job) => job.name !== column.job);
  if (failed.length === 0) return null;
  return (
    <section className="mt-3.5 border-t border-line pt-3">
      <h3 className="mb-1 text-meta font-normal text-ink-3">Also failed on this commit</h3>
      <ul>
        {failed.slice(0, 12).map((job) => (
          <li key={job.name}>
            <a href={job.url} className="underlined">
              {job.name}
            </a>
          </li>
        ))}
        {failed.length > 12 && <li className="text-ink-3">and {failed.length - 12} more</li>}
      </ul>
    </section>
  );
}

/** One cell in full: whether it is real, when it broke, what else failed, and the way to the run. */
export function Drawer({ ci, column, row, remedy, onClose }: Props) {
  const state = column.states[row] ?? "absent";
  const commit = ci.commits[row];
  const cell = column.workflow.cells[row];
  const url = cell?.failedJobs.find((job) => job.name === column.job)?.url ?? cell?.url ?? null;
  const { answer, why } = isItReal(column.states, row);
  return (
    <aside
      aria-label="Job on a commit"
      aria-live="polite"
      className="fixed top-[53px] right-0 bottom-0 z-10 phone:top-0 phone:z-30 w-[432px] max-w-full overflow-auto border-l border-strong bg-raised px-6 pt-[18px] pb-6 shadow-(--drawer-shadow) [&_.glyph]:[--cut:var(--bg-raised)]"
    >
      <button
        type="button"
        onClick={onClose}
        data-key="Escape"
        aria-label="Close, Escape"
        className="absolute top-4 right-6 grid size-7 place-items-center text-ink-3"
      >
        <Glyph name="close" />
      </button>
      <p className="text-meta text-ink-3">{column.workflow.name}</p>
      <h2 className="mt-[3px] pr-8 text-[17px] leading-6 wrap-anywhere">{column.job ?? "The workflow as a whole"}</h2>
      <p className="mt-2.5 flex flex-wrap items-center gap-x-2.5 text-ink-2">
        <Status is={checkWords[state]} />
        {commit && (
          <>
            <span>
              on <span className="font-mono text-meta">{shortSha(commit.sha)}</span>
            </span>
            <time dateTime={commit.at}>{moment(commit.at)}</time>
          </>
        )}
      </p>
      <section className="mt-3.5 border-t border-strong pt-3">
        <h3 className="mb-1 text-meta font-normal text-ink-3">Is it real?</h3>
        <p className="text-ink-2">
          <b className="text-ink">{answer}</b> {why}
        </p>
        <Strip states={[...column.states].reverse()} className="mt-[9px] mb-[3px] block max-w-full" />
        <p className="flex justify-between text-micro text-ink-3">
          <span>{column.states.length} commits ago</span>
          <span>HEAD</span>
        </p>
      </section>
      <WhenItBroke ci={ci} column={column} row={row} />
      <Others column={column} row={row} />
      {cell && cell.flakyJobs.length > 0 && (
        <p className="mt-3 text-ink-2">Flaky here: {joined(cell.flakyJobs.slice(0, 6))}</p>
      )}
      {remedy && (state === "fail" || state === "cancelled") && (
        <section className="mt-3.5 border-t border-line pt-3">
          <h3 className="mb-1 text-meta font-normal text-ink-3">Next action</h3>
          <p className="text-lead">
            <People logins={remedy.who} nobody="Nobody is named" />{" "}
            <span className="text-body text-ink-2">{remedy.verb}</span>
          </p>
          <p className="mt-1.5 text-ink-2">
            It blocks the release:{" "}
            <a href={remedy.url} className="underlined">
              {remedy.what}
            </a>
          </p>
        </section>
      )}
      <div className="mt-4 flex items-center gap-2">
        {url ? (
          <a className="button" data-kind="primary" data-key="o" href={url}>
            <Glyph name="link" />
            Open run
          </a>
        ) : (
          <span className="text-ink-3">No run exists here</span>
        )}
        <Copy text={() => location.href} main>
          Copy link
        </Copy>
        <span className="ml-auto flex gap-1 text-meta text-ink-3">
          <Key>n</Key> next failure
        </span>
      </div>
    </aside>
  );
}
