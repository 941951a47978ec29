import clsx from "clsx";
import { memo } from "react";
import { Glyph } from "@/components/ui/glyph";
import { clock } from "@/lib/format/dates";
import { shortSha } from "@/lib/format/numbers";
import type { Rows } from "./rows";

type Props = { rows: Rows; chosen: number | null; tags: Readonly<Record<string, string>>; width: string };

/** The commits at the left, always in sight, and the lines that run from them through the grid. */
export const GridCommits = memo(function GridCommits({ rows, chosen, tags, width }: Props) {
  return (
    <>
      {rows.days.map(({ label, y }) => (
        <div key={label} className="absolute left-0 h-6 border-b border-strong" style={{ top: y, width }}>
          <span className="sticky left-0 inline-block bg-bg text-micro leading-[23px] font-medium text-ink-3">
            {label}
          </span>
        </div>
      ))}
      {rows.commits.map(({ commit, y }, row) => {
        const tag = tags[commit.sha];
        return (
          <div
            key={commit.sha}
            className={clsx(
              "absolute left-0 h-6 border-b border-line",
              // What is above the line is not in the candidate; the commit's own cell covers no line.
              tag && "shadow-[0_-1px_0_var(--ink)]",
              chosen === row && "bg-accent-tint",
            )}
            style={{ top: y, width }}
          >
            <a
              href={commit.url}
              className={clsx(
                "sticky left-0 z-10 grid h-[23px] grid-cols-[62px_1fr_44px] phone:grid-cols-[62px_44px] items-baseline pr-3.5 leading-[23px]",
                chosen === row ? "bg-accent-tint font-medium" : "bg-bg",
              )}
              style={{ width: "var(--commits)" }}
              title={`${commit.title}, by ${commit.author ?? "nobody known"}`}
            >
              <span className="font-mono text-meta leading-[23px] font-normal text-ink-2">{shortSha(commit.sha)}</span>
              <span className="clip phone:sr-only">
                {tag && (
                  <b className="mr-2 text-meta">
                    <Glyph name="tag" className="mr-1 size-3! align-[-1px]!" />
                    {tag}
                  </b>
                )}
                {commit.title}
              </span>
              <time dateTime={commit.at} className="text-right text-micro font-normal text-ink-3">
                {clock(commit.at)}
              </time>
            </a>
          </div>
        );
      })}
    </>
  );
});
