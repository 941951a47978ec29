"use client";
import { useWindowVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useRef, useState } from "react";
import type { PickView } from "@/lib/view/schemas";
import type { Group } from "./order";
import { columns } from "./pick-head";
import { PickCells } from "./pick-row";

type Props = { groups: readonly Group[]; at: string | null; now: string };
type Row = { key: string; head: string; count: number } | { key: string; pick: PickView };

const rowHeight = 36;
/** Up to this many rows the page holds them all, so that the browser's own search finds each. */
const virtualFrom = 200;

function rowsOf(groups: readonly Group[]): Row[] {
  return groups.flatMap(({ name, picks }): Row[] => [
    ...(name === null ? [] : [{ key: `group-${name}`, head: name, count: picks.length }]),
    ...picks.map((pick) => ({ key: pick.id, pick })),
  ]);
}

function Cells({ row, at, now }: { row: Row; at: string | null; now: string }) {
  if ("pick" in row) return <PickCells pick={row.pick} at={at} now={now} />;
  return (
    <th colSpan={columns.length} scope="rowgroup" className="h-12 border-b border-strong pb-2 align-bottom">
      <b className="text-lead text-ink">{row.head}</b> <span className="text-body">{row.count}</span>
    </th>
  );
}

const Gap = ({ height }: { height: number }) => (height > 0 ? <tr style={{ height }} /> : null);

function VirtualRows({ rows, at, now }: { rows: readonly Row[]; at: string | null; now: string }) {
  const body = useRef<HTMLTableSectionElement>(null);
  const [top, setTop] = useState(0);
  useEffect(() => setTop((body.current?.getBoundingClientRect().top ?? 0) + scrollY), []);
  const virtual = useWindowVirtualizer({
    count: rows.length,
    estimateSize: () => rowHeight,
    overscan: 20,
    scrollMargin: top,
  });
  const items = virtual.getVirtualItems();
  const [first, last] = [items[0], items.at(-1)];
  return (
    <tbody ref={body}>
      <Gap height={first ? first.start - top : 0} />
      {items.map(({ index }) => {
        const row = rows[index];
        return row ? (
          <tr key={row.key} aria-rowindex={index + 2}>
            <Cells row={row} at={at} now={now} />
          </tr>
        ) : null;
      })}
      <Gap height={last ? virtual.getTotalSize() - (last.end - top) : 0} />
    </tbody>
  );
}

/** All rows at first, so that the page is whole without scripts; past two hundred only those in sight. */
export function PickRows({ groups, at, now }: Props) {
  const rows = rowsOf(groups);
  const [awake, wake] = useState(false);
  useEffect(() => wake(true), []);
  if (awake && rows.length > virtualFrom) return <VirtualRows rows={rows} at={at} now={now} />;
  return (
    <tbody>
      {rows.map((row) => (
        <tr key={row.key}>
          <Cells row={row} at={at} now={now} />
        </tr>
      ))}
    </tbody>
  );
}
