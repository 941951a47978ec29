import { type CellDrawing, drawCells } from "./cells";

/** The paths of some cells, to be put into a drawing. */
export function CellPaths({
  cells,
  size,
}: {
  cells: readonly { state: CellDrawing; x: number; y: number }[];
  size: number;
}) {
  return drawCells(cells, size).map(({ key, d, fill, stroke, width, dash }) => (
    <path key={key} d={d} fill={fill} stroke={stroke} strokeWidth={width} strokeDasharray={dash} />
  ));
}
