import clsx from "clsx";
import { memo } from "react";
import { Glyph } from "@/components/ui/glyph";
import type { Column, ColumnGroup } from "./columns";
import { headHeight } from "./rows";
import { said } from "./summary";

type Props = {
  groups: readonly ColumnGroup[];
  columns: readonly Column[];
  here: Column | null;
  onToggle: (name: string) => void;
};

function groupText({ workflow }: ColumnGroup): { text: string; tone: string } {
  const failing = workflow.jobs?.filter((job) => job.states[0] === "fail").length ?? 0;
  const { is, text } = said(workflow);
  if (failing > 0) return { text: `${failing} of ${workflow.jobs?.length} fail on HEAD`, tone: "fail" };
  return { text: is.tone === "pass" ? "all pass" : text.toLowerCase(), tone: is.tone };
}

/** Above few columns a state keeps its first words: `3 flaky`, `running`. The title says the whole. */
const shortened = (text: string) => text.replace(/,.*| on HEAD$/, "").replace(/ flaky of .*/, " flaky");

/** A job's name, read from below. */
const JobName = memo(function JobName({ column, here }: { column: Column; here: boolean }) {
  return (
    <div
      className={clsx(
        "absolute bottom-0 h-[104px] w-[18px] overflow-hidden border-b border-strong pb-1.5 text-micro leading-[18px] whitespace-nowrap [writing-mode:sideways-lr]",
        here ? "font-semibold text-ink" : "text-ink-2",
      )}
      style={{ left: column.x }}
      title={column.job ?? column.workflow.name}
    >
      {column.job ?? (column.workflow.jobs ? `${column.workflow.jobs.length} jobs` : "")}
    </div>
  );
});

/** Names of workflows, each of which opens and closes, above the names of their jobs. Both stay in sight. */
export function GridHead({ groups, columns, here, onToggle }: Props) {
  return (
    <div className="sticky top-0 z-20 bg-bg" style={{ height: headHeight }}>
      <div
        className="sticky left-0 z-10 flex h-full items-end border-b border-strong bg-bg pb-1.5 text-micro text-ink-3"
        style={{ width: "var(--commits)" }}
      >
        Commit, newest first
      </div>
      <div className="absolute inset-y-0" style={{ left: "var(--commits)" }}>
        {groups.map((group) => {
          const { text, tone } = groupText(group);
          return (
            <div
              key={group.workflow.name}
              className="absolute top-0 flex h-[50px] items-end border-b border-strong pb-1"
              style={{ left: group.x, width: group.width }}
            >
              <button
                type="button"
                aria-expanded={group.open}
                title={`${group.workflow.name}: ${text}`}
                onClick={() => onToggle(group.workflow.name)}
                disabled={group.jobs === 0}
                className="block w-full overflow-hidden text-left text-micro leading-[14px] disabled:cursor-default"
              >
                <span className="line-clamp-2 font-semibold tracking-tight wrap-anywhere">
                  {group.jobs > 0 && (
                    <Glyph name={group.open ? "down" : "right"} className="-ml-0.5 size-3! align-[-2px]! text-ink-3" />
                  )}
                  {group.workflow.name}
                </span>
                <span
                  className={clsx(
                    "clip block",
                    tone === "fail"
                      ? "font-medium text-fail"
                      : tone === "run"
                        ? "text-accent"
                        : tone === "warn"
                          ? "text-warn"
                          : "text-ink-3",
                  )}
                >
                  {group.width < 90 ? shortened(text) : text}
                </span>
              </button>
            </div>
          );
        })}
        {columns.map((column) => (
          <JobName key={`${column.workflow.name}/${column.job ?? ""}`} column={column} here={column === here} />
        ))}
      </div>
    </div>
  );
}
