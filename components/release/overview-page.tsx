import { Empty } from "@/components/ui/page-states";
import { moment } from "@/lib/format/dates";
import { plural } from "@/lib/format/numbers";
import type { CompanionView } from "@/lib/view/schemas";
import { CompanionRows } from "./companions";
import { headline } from "./headline";
import { OverviewCard, OverviewRow, type OverviewRowView } from "./overview-row";

export type OverviewView = {
  rows: readonly OverviewRowView[];
  companions: readonly { project: string; version: string; list: readonly CompanionView[] }[];
  /** Whether it is known which trackers there are. */
  known: boolean;
};

const heads = [
  "Verdict",
  "Release",
  "Next milestone",
  "Pending picks",
  "CI on HEAD, last 20 commits",
  "Open blockers, 14 days",
];
const order = { active: 0, planned: 1, shipped: 2, dropped: 3 } as const;

function Group({ title, note }: { title: string; note: string }) {
  return (
    <tr>
      <th colSpan={6} scope="colgroup" className="h-[62px] border-b border-strong pb-[9px] align-bottom">
        <h2 className="inline text-lead">{title}</h2>
        <span className="ml-2.5 text-ink-3">{note}</span>
      </th>
    </tr>
  );
}

/** Every release by project: the question answered in one sentence, then in one row each. */
export function OverviewPage({ view, at, now }: { view: OverviewView; at: string | null; now: string }) {
  const projects = [...new Set(view.rows.map(({ summary }) => summary.project))];
  const rowsOf = (project: string) =>
    view.rows
      .filter(({ summary }) => summary.project === project)
      .sort((a, b) => order[a.summary.state] - order[b.summary.state]);
  const companions = view.companions.filter(({ list }) => list.length > 0);
  return (
    <>
      <div className="flex flex-wrap items-baseline gap-x-3.5 gap-y-1 pt-7 pb-[22px]">
        <h1 className="text-page tracking-[-0.028em]">
          {view.rows.length === 0 && at
            ? "No release was known then."
            : view.rows.length === 0 && !view.known
              ? "Not read yet."
              : headline(view.rows.map(({ summary }) => summary))}
        </h1>
        <p className="ml-auto text-ink-3 phone:ml-0">
          {(view.known || view.rows.length > 0) && `${plural(view.rows.length, "release")} tracked, `}
          {moment(at ?? now)} UTC
        </p>
      </div>
      {view.rows.length === 0 && at === null && !view.known && (
        <Empty what="The first read has not found the trackers yet." more="Releases appear here as they are read." />
      )}
      {view.rows.length === 0 && at === null && view.known && (
        <Empty
          what="No release tracker was found."
          more="Open an issue such as “[v1.2.0] Release Tracker” in the repository that hud.yaml names: its release appears here within a minute."
        />
      )}
      {view.rows.length > 0 && (
        <table className="w-full narrow:hidden [&_b]:font-medium [&_p]:leading-[18px] [&_p]:text-ink-2 [&_td]:border-b [&_td]:border-line [&_td]:pr-4 [&_td:nth-child(2)_b]:font-semibold">
          <thead>
            <tr className="border-b border-strong">
              {heads.map((head) => (
                <th key={head} scope="col" className="pr-4 pb-[7px] text-micro whitespace-nowrap text-ink-3">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          {projects.map((project) => (
            <tbody key={project}>
              <Group title={project} note="core" />
              {rowsOf(project).map((row, nth) => (
                <OverviewRow key={row.summary.version} row={row} first={nth === 0} at={at} />
              ))}
            </tbody>
          ))}
          {companions.map(({ project, version, list }) => (
            <tbody key={`${project}/${version}`}>
              <Group title={`Companions of ${version}`} note="on their own branches" />
              <CompanionRows companions={list} />
            </tbody>
          ))}
        </table>
      )}
      <div className="hidden narrow:block">
        {projects.map((project) => (
          <section key={project}>
            <h2 className="border-b border-strong pb-2 text-lead">{project}</h2>
            {rowsOf(project).map((row) => (
              <OverviewCard key={row.summary.version} row={row} at={at} />
            ))}
          </section>
        ))}
        {companions.map(({ project, version, list }) => (
          <section key={`${project}/${version}`} className="mt-7">
            <h2 className="border-b border-strong pb-2 text-lead">Companions of {version}</h2>
            <table className="w-full [&_p]:text-ink-2 [&_td]:border-b [&_td]:border-line [&_td]:pr-4">
              <tbody>
                <CompanionRows companions={list} />
              </tbody>
            </table>
          </section>
        ))}
      </div>
    </>
  );
}
