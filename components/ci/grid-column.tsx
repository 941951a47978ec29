import { memo } from "react";
import { CellPaths } from "@/components/charts/cell-paths";
import { cellCounts } from "@/components/charts/cells";
import { checkWords } from "@/lib/format/words";
import { type Column, cellWidth } from "./columns";
import { type Rows, rowHeight } from "./rows";

type Props = { column: Column; rows: Rows; chosen: number | null };

const size = 14;
const inset = { x: (cellWidth - size) / 2, y: (rowHeight - size) / 2 };

/** One job over all commits, as one drawing: what it says in words stands in its name. */
export const GridColumn = memo(function GridColumn({ column, rows, chosen }: Props) {
  const { workflow, job, states } = column;
  const cells = rows.commits.map(({ y }, row) => ({ state: states[row] ?? "absent", x: inset.x, y: y + inset.y }));
  const name = job ? `${workflow.name}, ${job}` : workflow.name;
  const newest = checkWords[states[0] ?? "absent"].word.toLowerCase();
  const here = chosen === null ? undefined : rows.commits[chosen];
  return (
    <svg
      role="img"
      aria-label={`${name}: ${newest} on the newest commit; ${cellCounts(cells.map(({ state }) => state))}`}
      width={cellWidth}
      height={rows.height}
      className={chosen === null ? "absolute top-0" : "absolute top-0 bg-accent-tint"}
      style={{ left: column.x }}
    >
      <CellPaths cells={cells} size={size} />
      {here && (
        <rect
          x="0.5"
          y={here.y + 3}
          width={cellWidth - 1}
          height={rowHeight - 6}
          rx="2"
          fill="none"
          stroke="var(--accent)"
          strokeWidth="2"
        />
      )}
    </svg>
  );
});
