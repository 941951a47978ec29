import clsx from "clsx";
import { Strip } from "@/components/charts/strip";
import { Trend } from "@/components/charts/trend";
import { Glyph } from "@/components/ui/glyph";
import { Empty } from "@/components/ui/page-states";
import { Section } from "@/components/ui/section";
import { Status } from "@/components/ui/status";
import { day } from "@/lib/format/dates";
import { percent, plural } from "@/lib/format/numbers";
import type { CiView, CiWorkflowView } from "@/lib/view/schemas";
import { CellKey } from "./cell-key";
import { passTrend, said, worstFirst } from "./summary";

function Row({ workflow }: { workflow: CiWorkflowView }) {
  const { is, text } = said(workflow);
  const url = workflow.cells.find((cell) => cell.url !== null)?.url;
  const bad = workflow.state === "fail";
  return (
    <tr className="[&>*]:h-[25px] phone:grid phone:grid-cols-[1fr_auto] phone:items-center phone:py-1">
      <th scope="row" className={clsx("max-w-[212px] pr-3.5", bad && "font-semibold")}>
        {url ? (
          <a href={url} data-row className="clip block">
            {workflow.name}
          </a>
        ) : (
          <span className="clip block">{workflow.name}</span>
        )}
      </th>
      <td className="pr-3.5 phone:order-last phone:col-span-2 phone:pr-0">
        {/* A young branch has few cells: they keep their size, however wide the line. */}
        <Strip
          states={workflow.cells.map((cell) => cell.state).reverse()}
          className="block phone:h-auto phone:max-h-4 phone:w-full"
        />
      </td>
      <td className="pr-3.5">
        {is.tone === "pass" ? <span className="text-ink-2">{text}</span> : <Status is={is}>{text}</Status>}
      </td>
      <td className="pr-3.5 text-right whitespace-nowrap phone:hidden">
        {workflow.passRate === null ? <span className="text-ink-3">No run</span> : percent(workflow.passRate)}
      </td>
      <td className="w-24 phone:hidden">
        <Trend values={passTrend(workflow)} most={1} tone={bad ? "fail" : "quiet"} />
      </td>
    </tr>
  );
}

const step = 17;
const short = (name: string) => name.replace(/^.*?(rc\.?\d+)$/i, "$1");

/** Below the strips: the first day, the newest candidate under its commit, and the head. What would meet it gives way. */
function StripAxis({
  from,
  commits,
  tag,
}: {
  from: string;
  commits: number;
  tag: { name: string; at: number } | null;
}) {
  const width = Math.max(commits * step - 3, 72);
  const left = tag ? (commits - 1 - tag.at) * step : null;
  const near = left !== null && left > width - 84; // its name would run into that of the head
  return (
    <span className="relative flex justify-between" style={{ width }}>
      <span>{(left === null || near || left > 48) && day(from)}</span>
      {tag && !near && (
        <span className="absolute top-0 whitespace-nowrap text-ink-2" style={{ left: left ?? 0 }} title={tag.name}>
          <Glyph name="tag" className="mr-0.5 size-3! align-[-2px]!" />
          {short(tag.name)}
        </span>
      )}
      <span>{tag?.at === 0 ? `HEAD, ${short(tag.name)}` : "HEAD"}</span>
    </span>
  );
}

/** Worst first, so that what is left out is what passes. */
const most = 16;

/** The workflows that count, worst first: its last commits, its state in words, its rate and the trend of it. */
export function CiHealth({ ci, tag }: { ci: CiView; tag?: { name: string; sha: string } | null }) {
  const oldest = ci.commits.at(-1);
  const tagged = tag ? ci.commits.findIndex((commit) => commit.sha === tag.sha) : -1;
  const all = worstFirst(ci.workflows.filter((workflow) => workflow.expected));
  const shown = all.slice(0, most);
  return (
    <Section
      id="ci"
      title="CI health"
      count={
        ci.commits.length === 0
          ? `no commit was read on ${ci.branch}`
          : `${plural(all.length, "workflow")}, last ${plural(ci.commits.length, "commit")} on ${ci.branch}`
      }
      aside="First-try pass rate and its trend"
    >
      {all.length === 0 && <Empty what="Not known." more="No workflow run was read on this branch yet." />}
      <div className="overflow-x-auto">
        <table className="mt-2 w-full">
          <caption className="sr-only">Workflows on {ci.branch}, oldest commit first in each strip</caption>
          <tbody>
            {shown.map((workflow) => (
              <Row key={workflow.name} workflow={workflow} />
            ))}
          </tbody>
          {oldest && (
            <tfoot className="text-micro text-ink-3 phone:hidden">
              <tr>
                <td />
                <td className="pt-1 pr-3.5">
                  <StripAxis
                    from={oldest.at}
                    commits={ci.commits.length}
                    tag={tagged < 0 ? null : { at: tagged, name: tag?.name ?? "" }}
                  />
                </td>
                <td colSpan={3} className="phone:hidden">
                  <CellKey only={["pass", "fail", "flaky", "running", "absent"]} />
                </td>
              </tr>
            </tfoot>
          )}
        </table>
      </div>
      {all.length > shown.length && (
        <p className="pt-1 text-meta text-ink-3">
          {all.length - shown.length} more on the page of CI. None of them is worse than these.
        </p>
      )}
    </Section>
  );
}
