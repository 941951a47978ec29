"use client";
import { useWindowVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useRef, useState } from "react";
import { RowCells, type RowsProps } from "./row-cells";

const rowHeight = 36;

const Gap = ({ height }: { height: number }) => (height > 0 ? <tr style={{ height }} /> : null);

/** Only the rows in sight, with the height of the others kept above and below. */
export default function VirtualRows({ rows, at, now }: RowsProps) {
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
            <RowCells row={row} at={at} now={now} />
          </tr>
        ) : null;
      })}
      <Gap height={last ? virtual.getTotalSize() - (last.end - top) : 0} />
    </tbody>
  );
}
