"use client";
import { useEffect, useMemo, useRef } from "react";
import { begun } from "@/components/ui/keys";
import type { CiView } from "@/lib/view/schemas";
import { cellWidth, type Grid as GridView } from "./columns";
import { GridColumn } from "./grid-column";
import { GridCommits } from "./grid-commits";
import { GridHead } from "./grid-head";
import { moved, type Place, placeAt } from "./place";
import { headHeight, rowsOf } from "./rows";
import { useStretch } from "./use-columns";

type Props = {
  ci: CiView;
  grid: GridView;
  tags: Readonly<Record<string, string>>;
  place: Place | null;
  /** What is chosen by now: a second key may come before the first one's place is drawn. */
  placeNow: () => Place | null;
  onPlace: (place: Place | null) => void;
  onToggle: (name: string) => void;
};

const typing = (target: EventTarget | null) =>
  target instanceof HTMLElement && /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);

/** A phone has less room for commits: the style sheet says how much. */
const commitsOf = (box: HTMLElement) => Number.parseInt(getComputedStyle(box).getPropertyValue("--commits"), 10);

/** Brings a cell into sight with two columns of air around it. */
function reveal(box: HTMLElement, x: number, y: number): void {
  const right = box.clientWidth - commitsOf(box) - 3 * cellWidth;
  const bottom = box.clientHeight - headHeight - 48;
  if (x < box.scrollLeft) box.scrollLeft = x - 2 * cellWidth;
  else if (x > box.scrollLeft + right) box.scrollLeft = x - right;
  if (y < box.scrollTop) box.scrollTop = y;
  else if (y > box.scrollTop + bottom) box.scrollTop = y - bottom;
}

/** Commits by jobs. Keys: h j k l or arrows move, n goes to the next failure, Escape leaves. The drawer says what is chosen. */
export function Grid({ ci, grid, tags, place, placeNow, onPlace, onToggle }: Props) {
  const scroller = useRef<HTMLElement>(null);
  const cells = useRef<HTMLDivElement>(null);
  const { from, to } = useStretch(scroller);
  const rows = useMemo(() => rowsOf(ci.commits), [ci.commits]);
  const seen = useMemo(
    () =>
      grid.columns
        .map((column, nth) => ({ column, nth }))
        .filter(({ column, nth }) => (column.x >= from && column.x <= to) || nth === place?.column),
    [grid, from, to, place?.column],
  );
  const width = `calc(var(--commits) + ${grid.width}px)`;

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (typing(event.target) || event.metaKey || event.ctrlKey || event.altKey) return;
      if (document.documentElement.hasAttribute(begun)) return; // `g n` leads to the notes, not to the next failure
      const next = moved(event.key, placeNow(), grid.columns, ci.commits.length);
      if (next === undefined) return;
      const [column, row] = next ? [grid.columns[next.column], rows.commits[next.row]] : [];
      if (scroller.current && column && row) reveal(scroller.current, column.x, row.y);
      onPlace(next);
      event.preventDefault();
      event.stopImmediatePropagation();
    };
    const onClick = (event: MouseEvent) => {
      const area = cells.current?.getBoundingClientRect();
      if (!area) return;
      const place = placeAt(event.clientX - area.left, event.clientY - area.top, grid.columns, rows);
      if (place) onPlace(place);
    };
    const box = cells.current;
    document.addEventListener("keydown", onKey, { capture: true });
    box?.addEventListener("click", onClick);
    return () => {
      document.removeEventListener("keydown", onKey, { capture: true });
      box?.removeEventListener("click", onClick);
    };
  }, [grid, placeNow, rows, ci.commits.length, onPlace]);

  return (
    <section
      ref={scroller}
      aria-label={`Jobs on ${ci.branch}: one drawing per job, newest commit on top`}
      className="relative max-h-[calc(100vh-200px)] min-h-80 overflow-auto [contain:strict] [--commits:330px] phone:[--commits:124px] noscript:max-h-none"
      style={{ height: headHeight + rows.height + 18 }}
    >
      <div className="relative" style={{ width, height: headHeight + rows.height }}>
        <GridHead
          groups={grid.groups.filter((group) => group.x + group.width >= from && group.x <= to)}
          columns={seen.map(({ column }) => column)}
          here={place ? (grid.columns[place.column] ?? null) : null}
          onToggle={onToggle}
        />
        <div className="absolute left-0" style={{ top: headHeight, width, height: rows.height }}>
          <GridCommits rows={rows} chosen={place?.row ?? null} tags={tags} width={width} />
          <div
            ref={cells}
            className="absolute top-0 cursor-pointer"
            style={{ left: "var(--commits)", width: grid.width, height: rows.height }}
          >
            {seen.map(({ column, nth }) => (
              <GridColumn
                key={`${column.workflow.name}/${column.job ?? ""}`}
                column={column}
                rows={rows}
                chosen={place?.column === nth ? place.row : null}
              />
            ))}
          </div>
        </div>
      </div>
    </section>
  );
}
