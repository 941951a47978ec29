"use client";
import dynamic from "next/dynamic";
import { useEffect, useState } from "react";
import type { Group } from "./order";
import { type Row, RowCells } from "./row-cells";

/** Up to this many rows the page holds them all, so that the browser's own search finds each. */
const virtualFrom = 200;

const VirtualRows = dynamic(() => import("./virtual-rows"), { ssr: false });

function rowsOf(groups: readonly Group[]): Row[] {
  return groups.flatMap(({ name, picks }): Row[] => [
    ...(name === null ? [] : [{ key: `group-${name}`, head: name, count: picks.length }]),
    ...picks.map((pick) => ({ key: pick.id, pick })),
  ]);
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
