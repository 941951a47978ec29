/** CI cells as few paths: size and shape differ first, colour second. */
export type CellDrawing = "pass" | "fail" | "flaky" | "running" | "cancelled" | "skipped" | "absent";
export type Stroke = { key: string; d: string; fill: string; stroke?: string; width?: number; dash?: string };

type Piece = Omit<Stroke, "key" | "d" | "fill"> & { fill?: string; d: (x: number, y: number) => string };

const square = (inset: number, side: number) => (x: number, y: number) =>
  `M${x + inset} ${y + inset}h${side}v${side}h${-side}z`;

function pieces(state: CellDrawing, size: number): Piece[] {
  const mark = Math.round(size * 0.6);
  const inset = (size - mark) / 2;
  const third = Math.round(size * 2.8) / 10;
  const cross = size - 2 * third;
  switch (state) {
    case "pass":
      return [{ d: square(inset, mark), fill: "var(--pass-mark)" }];
    case "fail":
      return [
        { d: square(0, size), fill: "var(--fail-solid)" },
        {
          d: (x, y) => `M${x + third} ${y + third}l${cross} ${cross}m0 ${-cross}l${-cross} ${cross}`,
          stroke: "var(--on-fail)",
          width: size * 0.12,
        },
      ];
    case "flaky":
      return [
        { d: (x, y) => `M${x} ${y + size}v${-size}h${size}z`, fill: "var(--warn-solid)" },
        { d: square(0.6, size - 1.2), stroke: "var(--warn-ink)", width: 1.2 },
      ];
    case "running":
      return [
        { d: square(0.75, size - 1.5), stroke: "var(--accent)", width: 1.5 },
        { d: square(size / 2 - 2, 4), fill: "var(--accent)" },
      ];
    case "cancelled":
      return [
        {
          d: (x, y) => `${square(0.5, size - 1)(x, y)}M${x + 3} ${y + size - 3}L${x + size - 3} ${y + 3}`,
          stroke: "var(--ink-3)",
          width: 1.1,
        },
      ];
    case "skipped":
      return [{ d: (x, y) => `M${x + inset} ${y + size / 2}h${mark}`, stroke: "var(--ink-3)", width: 1.5 }];
    case "absent":
      return [{ d: square(0.5, size - 1), stroke: "var(--ink-faint)", width: 1, dash: "2 2" }];
  }
}

/** One path per state and stroke, not one per cell: a strip of twenty costs a few elements. */
export function drawCells(cells: readonly { state: CellDrawing; x: number; y: number }[], size: number): Stroke[] {
  const drawn = new Map<string, Stroke>();
  for (const { state, x, y } of cells)
    for (const [nth, { d, fill = "none", ...rest }] of pieces(state, size).entries()) {
      const key = `${state}-${nth}`;
      drawn.set(key, { key, fill, ...rest, d: (drawn.get(key)?.d ?? "") + d(x, y) });
    }
  return [...drawn.values()];
}

const words: Record<CellDrawing, string> = {
  fail: "fail",
  flaky: "flaky",
  running: "running",
  pass: "pass",
  cancelled: "cancelled",
  skipped: "skipped",
  absent: "not run",
};

/** `15 pass, 5 fail`, worst first. */
export const cellCounts = (states: readonly CellDrawing[]): string =>
  (Object.keys(words) as CellDrawing[])
    .map((state) => ({ state, count: states.filter((other) => other === state).length }))
    .filter(({ count }) => count > 0)
    .map(({ state, count }) => `${count} ${words[state]}`)
    .join(", ");
