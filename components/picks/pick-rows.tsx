"use client";
import dynamic from "next/dynamic";
import { useEffect, useState } from "react";
import type { PickView } from "@/lib/view/schemas";
import type { Group } from "./order";
import { columns } from "./pick-head";
import { PickCells } from "./pick-row";

type Row = { key: string; head: string; count: number } | { key: string; pick: PickView };
export type RowsProps = { rows: readonly Row[]; at: string | null; now: string };

/** Up to this many rows the page holds them all, so that the browser's own search finds each. */
const virtualFrom = 200;

const VirtualRows = dynamic(() => import("./virtual-rows"), { ssr: false });

function rowsOf(groups: readonly Group[]): Row[] {
  return groups.flatMap(({ name, picks }): Row[] => [
    ...(name === null ? [] : [{ key: `group-${name}`, head: name, count: picks.length }]),
    ...picks.map((pick) => ({ key: pick.id, pick })),
  ]);
}

export function RowCells({ row, at, now }: { row: Row; at: string | null; now: string }) {
  if ("pick" in row) return <PickCells pick={row.pick} at={at} now={now} />;
  return (
    <th colSpan={columns.length} scope="rowgroup" className="h-12 border-b border-strong pb-2 align-bottom">
      <b className="text-lead text-ink">{row.head}</b> <span className="text-body">{row.count}</span>
    </th>
  );
}

/** All rows at first, so that the page is whole without scripts; past two hundred only those in sight. */
export function PickRows({ groups, at, now }: { groups: readonly Group[]; at: string | null; now: string }) {
  const rows = rowsOf(groups);
  const [awake, wake] = useState(false);
  useEffect(() => wake(true), []);
  if (awake && rows.length > virtualFrom) return <VirtualRows rows={rows} at={at} now={now} />;
  return (
    <tbody>
      {rows.map((row) => (
        <tr key={row.key}>
          <RowCells row={row} at={at} now={now} />
        </tr>
      ))}
    </tbody>
  );
}
