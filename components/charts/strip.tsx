import { plural } from "@/lib/format/numbers";
import { CellPaths } from "./cell-paths";
import { type CellDrawing, cellCounts } from "./cells";

type Props = { states: readonly CellDrawing[]; size?: number; gap?: number; className?: string };

/** Oldest on the left, newest on the right. */
export function Strip({ states, size = 14, gap = 3, className }: Props) {
  const step = size + gap;
  const width = Math.max(1, states.length * step - gap);
  return (
    <svg
      className={className}
      width={width}
      height={size}
      viewBox={`0 0 ${width} ${size}`}
      preserveAspectRatio="xMinYMid"
      role="img"
      aria-label={`Last ${plural(states.length, "commit")}: ${cellCounts(states)}`}
    >
      <CellPaths cells={states.map((state, at) => ({ state, x: at * step, y: 0 }))} size={size} />
    </svg>
  );
}
