import type { PickView } from "@/lib/view/schemas";
import { columns } from "./pick-head";
import { PickCells } from "./pick-row";

export type Row = { key: string; head: string; count: number } | { key: string; pick: PickView };
export type RowsProps = { rows: readonly Row[]; at: string | null; now: string };

export function RowCells({ row, at, now }: { row: Row; at: string | null; now: string }) {
  if ("pick" in row) return <PickCells pick={row.pick} at={at} now={now} />;
  return (
    <th colSpan={columns.length} scope="rowgroup" className="h-12 border-b border-strong pb-2 align-bottom">
      <b className="text-lead text-ink">{row.head}</b> <span className="text-body">{row.count}</span>
    </th>
  );
}
