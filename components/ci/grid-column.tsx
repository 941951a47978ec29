import { memo } from "react";
import { shortSha } from "@/lib/format/numbers";
import { checkWords } from "@/lib/format/words";
import type { CellState } from "@/lib/view/schemas";
import { CellMark } from "./cell-key";
import type { Column } from "./columns";
import type { Rows } from "./rows";

type Props = { column: Column; nth: number; rows: Rows; chosen: number | null; stop: boolean };

export const cellId = (column: number, row: number) => `cell-${column}-${row}`;

const spoken = (state: CellState) => checkWords[state].word.toLowerCase();

/** One job over all commits: for who listens, a list of states named by its job. One cell of the grid takes the Tab key. */
export const GridColumn = memo(function GridColumn({ column, nth, rows, chosen, stop }: Props) {
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
          <li key={commit.sha}>
            <button
              type="button"
              id={cellId(nth, row)}
              tabIndex={chosen === row || (stop && row === 0) ? 0 : -1}
              aria-pressed={chosen === row}
              aria-label={`${shortSha(commit.sha)}: ${spoken(state)}`}
              data-cell={`${nth}.${row}`}
              className="absolute left-0 grid h-6 w-[18px] place-items-center aria-pressed:outline-2 aria-pressed:-outline-offset-2 aria-pressed:outline-accent"
              style={{ top: y }}
            >
              <CellMark state={state} />
            </button>
          </li>
        );
      })}
    </ul>
  );
});
