import { memo } from "react";
import { shortSha } from "@/lib/format/numbers";
import { checkWords } from "@/lib/format/words";
import type { CellState } from "@/lib/view/schemas";
import { CellMark } from "./cell-key";
import type { Column } from "./columns";
import type { Rows } from "./rows";

type Props = { column: Column; nth: number; rows: Rows; chosen: number | null };

const spoken = (state: CellState) => checkWords[state].word.toLowerCase();

/** One job over all commits: for who listens, a list of states named by its job. */
export const GridColumn = memo(function GridColumn({ column, nth, rows, chosen }: Props) {
  const name = column.job ? `${column.workflow.name}, ${column.job}` : column.workflow.name;
  return (
    <ul
      aria-label={name}
      className={chosen === null ? "absolute top-0 w-[18px]" : "absolute top-0 w-[18px] bg-accent-tint"}
      style={{ left: column.x, height: rows.height }}
    >
      {rows.commits.map(({ commit, y }, row) => {
        const state = column.states[row] ?? "absent";
        return (
          <li
            key={commit.sha}
            data-cell={`${nth}.${row}`}
            className={
              chosen === row
                ? "absolute left-0 grid h-6 w-[18px] cursor-pointer place-items-center outline-2 -outline-offset-2 outline-accent"
                : "absolute left-0 grid h-6 w-[18px] cursor-pointer place-items-center"
            }
            style={{ top: y }}
          >
            <CellMark state={state} />
            <span className="sr-only">
              {shortSha(commit.sha)}: {spoken(state)}
            </span>
          </li>
        );
      })}
    </ul>
  );
});
