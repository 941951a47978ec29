/** One cell of the grid, and where a key leads from it. */
import { type Column, cellWidth } from "./columns";
import { type Rows, rowHeight } from "./rows";
import { nextFailure } from "./verdict";

export type Place = { column: number; row: number };

const steps: Record<string, readonly [column: number, row: number]> = {
  h: [-1, 0],
  l: [1, 0],
  j: [0, 1],
  k: [0, -1],
};
const arrows: Record<string, string> = { ArrowLeft: "h", ArrowRight: "l", ArrowDown: "j", ArrowUp: "k" };

const between = (value: number, last: number) => Math.max(0, Math.min(last, value));

/** Null leaves the grid; undefined is a key that means nothing here. Arrows count only once a cell is chosen. */
export function moved(
  key: string,
  place: Place | null,
  columns: readonly Pick<Column, "states">[],
  rows: number,
): Place | null | undefined {
  if (key === "Escape") return place === null ? undefined : null;
  if (key === "n") return nextFailure(columns, place) ?? undefined;
  const step = steps[place === null ? key : (arrows[key] ?? key)];
  if (!step || columns.length === 0 || rows === 0) return undefined;
  if (place === null) return { column: 0, row: 0 };
  return { column: between(place.column + step[0], columns.length - 1), row: between(place.row + step[1], rows - 1) };
}

/** The cell under a point of the drawing; null between cells. */
export function placeAt(x: number, y: number, columns: readonly Pick<Column, "x">[], rows: Rows): Place | null {
  const column = columns.findIndex((one) => x >= one.x && x < one.x + cellWidth);
  const row = rows.commits.findIndex((one) => y >= one.y && y < one.y + rowHeight);
  return column < 0 || row < 0 ? null : { column, row };
}
