"use client";
import { useQuery } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import { useSearchParams } from "next/navigation";
import { useMemo, useState } from "react";
import { Empty } from "@/components/ui/page-states";
import { ciQuery } from "@/lib/client/queries";
import type { CiView } from "@/lib/view/schemas";
import { type Filter, gridOf, jobCount, openAtFirst } from "./columns";
import type { Remedy } from "./drawer";
import { Grid } from "./grid";
import type { Place } from "./place";
import { worstFirst } from "./summary";

/** Comes with the first cell that is chosen. */
const Drawer = dynamic(() => import("./drawer").then((module) => module.Drawer));

type Props = {
  project: string;
  version: string;
  at: string | null;
  commits: number;
  tags: Readonly<Record<string, string>>;
  remedies: readonly Remedy[];
};

const only: { id: Filter["only"]; label: string }[] = [
  { id: "all", label: "All jobs" },
  { id: "failing", label: "Failing on HEAD" },
  { id: "flaky", label: "Flaky" },
  { id: "running", label: "Running" },
];

/** The address names the chosen cell by job and commit, so that it can be shared and found again. */
function writePlace(grid: ReturnType<typeof gridOf>, ci: CiView, place: Place | null): void {
  const query = new URLSearchParams(location.search);
  const column = place ? grid.columns[place.column] : undefined;
  const commit = place ? ci.commits[place.row] : undefined;
  if (column && commit) {
    query.set("job", `${column.workflow.name}${column.job ? `/${column.job}` : ""}`);
    query.set("sha", commit.sha.slice(0, 12));
  } else {
    query.delete("job");
    query.delete("sha");
  }
  history.replaceState(null, "", `?${query}`);
}

function placeOf(
  grid: ReturnType<typeof gridOf>,
  ci: CiView,
  query: { get(name: string): string | null },
): Place | null {
  const [job, sha] = [query.get("job"), query.get("sha")];
  if (!job || !sha) return null;
  const column = grid.columns.findIndex((one) => `${one.workflow.name}${one.job ? `/${one.job}` : ""}` === job);
  const row = ci.commits.findIndex((commit) => commit.sha.startsWith(sha) || sha.startsWith(commit.sha));
  return column < 0 || row < 0 ? null : { column, row };
}

/** Commits by jobs with its filters and its drawer. */
export function CiExplorer({ project, version, at, commits, tags, remedies }: Props) {
  const ci = useQuery(ciQuery({ project, version, at }, commits)).data;
  const query = useSearchParams();
  const [filter, setFilter] = useState<Filter>({
    text: query.get("q") ?? "",
    only: only.find(({ id }) => id === query.get("only"))?.id ?? "all",
  });
  const [touched, setTouched] = useState<ReadonlySet<string> | null>(null);
  const workflows = useMemo(() => worstFirst(ci?.workflows ?? []), [ci]);
  const open = useMemo(() => touched ?? openAtFirst(workflows), [touched, workflows]);
  const grid = useMemo(() => gridOf(workflows, open, filter), [workflows, open, filter]);
  if (!ci || ci.commits.length === 0) return <Empty what="Not known." more="No commit of this branch was read yet." />;
  const place = placeOf(grid, ci, query);
  const column = place ? grid.columns[place.column] : undefined;
  const toggle = (name: string) => {
    const next = new Set(open);
    if (!next.delete(name)) next.add(name);
    setTouched(next);
  };
  return (
    <>
      <div className="no-print flex flex-wrap items-center gap-1.5 py-2">
        <div className="chips phone:w-[calc(100%+2*var(--gutter))]">
          {only.map(({ id, label }) => (
            <button
              key={id}
              type="button"
              className="chip"
              aria-pressed={filter.only === id}
              onClick={() => setFilter({ ...filter, only: id })}
            >
              {label} <b>{jobCount(workflows, id)}</b>
            </button>
          ))}
        </div>
        <input
          type="search"
          aria-label="Filter jobs by words, or by a regular expression in slashes"
          placeholder="Job name, or /regular expression/"
          defaultValue={filter.text}
          onChange={(event) => setFilter({ ...filter, text: event.target.value })}
          className="h-[30px] w-64 rounded-control border border-strong bg-raised px-2.5 placeholder:text-ink-3 phone:h-11 phone:flex-1"
        />
        <button
          type="button"
          className="chip"
          onClick={() => setTouched(new Set(open.size > 0 ? [] : workflows.map(({ name }) => name)))}
        >
          {open.size > 0 ? "Close all groups" : "Open all groups"}
        </button>
      </div>
      {grid.columns.length === 0 ? (
        <Empty what="No job matches." more={`${jobCount(workflows, "all")} in all.`} />
      ) : (
        <div className={place ? "lg:mr-[400px]" : undefined}>
          <Grid
            ci={ci}
            grid={grid}
            tags={tags}
            place={place}
            placeNow={() => placeOf(grid, ci, new URLSearchParams(location.search))}
            onPlace={(next) => writePlace(grid, ci, next)}
            onToggle={toggle}
          />
        </div>
      )}
      {place && column && (
        <Drawer
          ci={ci}
          column={column}
          row={place.row}
          remedy={remedies.find(({ what }) => what.includes(column.workflow.name)) ?? null}
          onClose={() => writePlace(grid, ci, null)}
        />
      )}
    </>
  );
}
