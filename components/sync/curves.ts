/** Lines of several releases on one axis of days to release day. A gap stays a gap. */
import type { CurveView } from "@/lib/view/sync";

export type Metric = "scopeOpen" | "picksPending" | "passRate";
type Spot = { left: number; value: number };
export type Drawn = {
  version: string;
  own: boolean;
  /** In a box of 1 × 1, the release day at the right, zero at the bottom. */
  path: string;
  last: { x: number; y: number; value: number };
  label: { x: number; y: number; below: boolean };
};
export type Box = { most: number; first: number; final: number };

const spots = ({ points }: CurveView, metric: Metric): Spot[] =>
  points.flatMap((point) => {
    const value = point[metric];
    return value === null ? [] : [{ left: point.left, value }];
  });

export function boxOf(curves: readonly CurveView[], metric: Metric): Box {
  const all = curves.flatMap((curve) => spots(curve, metric));
  const lefts = curves.flatMap(({ points }) => points.map(({ left }) => left));
  const most = metric === "passRate" ? 1 : Math.max(1, ...all.map(({ value }) => value));
  return { most, first: Math.max(1, ...lefts), final: Math.min(0, ...lefts) };
}

/** Where a line is farthest from the others, so that its name stands beside it alone. */
function clearest(own: readonly Spot[], others: readonly Spot[][]): { spot: Spot; below: boolean } | null {
  const gap = ({ left, value }: Spot): number => {
    const beside = others.flatMap((line) => line.find((one) => one.left === left)?.value ?? []);
    const nearest = beside.toSorted((a, b) => Math.abs(a - value) - Math.abs(b - value))[0];
    return nearest === undefined ? 0 : value - nearest;
  };
  const [spot] = own.toSorted((a, b) => Math.abs(gap(b)) - Math.abs(gap(a)) || b.value - a.value);
  return spot ? { spot, below: gap(spot) < 0 } : null;
}

/** The days that this release has not reached yet leave room for the names of the others. */
function ahead(line: readonly Spot[], here: Spot | undefined, air: number): readonly Spot[] {
  const free = line.filter(({ left }) => here !== undefined && left <= here.left - air);
  return free.length > 0 ? free : line;
}

export function drawn(curves: readonly CurveView[], metric: Metric): Drawn[] {
  const { most, first, final } = boxOf(curves, metric);
  const x = (left: number): number => (first - left) / (first - final);
  const y = (value: number): number => 1 - value / most;
  const lines = curves.map((curve) => spots(curve, metric));
  return curves.flatMap(({ version }, n) => {
    const own = lines[n] ?? [];
    const last = own.at(-1);
    const named = clearest(
      n === 0 ? own : ahead(own, lines[0]?.at(-1), (first - final) * 0.15),
      lines.filter((_, other) => other !== n),
    );
    if (!last || !named) return [];
    const steps = own.map(({ left, value }, at) => {
      const before = own[at - 1];
      const move = before === undefined || before.left - left > 1 ? "M" : `H${x(left).toFixed(4)}V`;
      return move === "M" ? `M${x(left).toFixed(4)} ${y(value).toFixed(4)}` : `${move}${y(value).toFixed(4)}`;
    });
    return [
      {
        version,
        own: n === 0,
        path: steps.join(""),
        last: { x: x(last.left), y: y(last.value), value: last.value },
        label: { x: x(named.spot.left), y: y(named.spot.value), below: named.below },
      },
    ];
  });
}
