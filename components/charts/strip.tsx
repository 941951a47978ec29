import { plural } from "@/lib/format/numbers";

export type StripState = "pass" | "fail" | "flaky" | "running" | "cancelled" | "skipped" | "absent";

const words: Record<StripState, string> = {
  fail: "fail",
  flaky: "flaky",
  running: "running",
  pass: "pass",
  cancelled: "cancelled",
  skipped: "skipped",
  absent: "not run",
};

/** `Last 20 commits: 15 pass, 5 fail` */
export function stripName(states: readonly StripState[]): string {
  const counts = (Object.keys(words) as StripState[])
    .map((state) => ({ state, count: states.filter((other) => other === state).length }))
    .filter(({ count }) => count > 0)
    .map(({ state, count }) => `${count} ${words[state]}`);
  return `Last ${plural(states.length, "commit")}: ${counts.join(", ")}`;
}

type Stroke = { d: string; fill?: string; stroke?: string; width?: number; dash?: string };

/** The drawing of one state at x: size and shape differ first, colour second. */
function strokes(state: StripState, x: number, size: number): Stroke[] {
  const mark = Math.round(size * 0.6);
  const inset = (size - mark) / 2;
  const third = Math.round(size * 2.8) / 10;
  const cross = size - 2 * third;
  const square = (from: number, side: number) => `M${x + from} ${from}h${side}v${side}h${-side}z`;
  switch (state) {
    case "pass":
      return [{ d: square(inset, mark), fill: "var(--pass-mark)" }];
    case "fail":
      return [
        { d: square(0, size), fill: "var(--fail-solid)" },
        {
          d: `M${x + third} ${third}l${cross} ${cross}m0 ${-cross}l${-cross} ${cross}`,
          stroke: "var(--on-fail)",
          width: size * 0.12,
        },
      ];
    case "flaky":
      return [
        { d: `M${x} ${size}V0h${size}z`, fill: "var(--warn-solid)" },
        { d: square(0.6, size - 1.2), stroke: "var(--warn-ink)", width: 1.2 },
      ];
    case "running":
      return [
        { d: square(0.75, size - 1.5), stroke: "var(--accent)", width: 1.5 },
        { d: square(size / 2 - 2, 4), fill: "var(--accent)" },
      ];
    case "cancelled":
      return [
        { d: `${square(0.5, size - 1)}M${x + 3} ${size - 3}L${x + size - 3} 3`, stroke: "var(--ink-3)", width: 1.1 },
      ];
    case "skipped":
      return [{ d: `M${x + inset} ${size / 2}h${mark}`, stroke: "var(--ink-3)", width: 1.5 }];
    case "absent":
      return [{ d: square(0.5, size - 1), stroke: "var(--ink-faint)", width: 1, dash: "2 2" }];
  }
}

/** One path per state and stroke, not one per cell: twenty strips cost a few elements each. */
function merged(states: readonly StripState[], size: number, step: number): Stroke[] {
  const paths = new Map<string, Stroke>();
  for (const [at, state] of states.entries())
    for (const [nth, stroke] of strokes(state, at * step, size).entries()) {
      const before = paths.get(`${state}.${nth}`);
      paths.set(`${state}.${nth}`, { ...stroke, d: (before?.d ?? "") + stroke.d });
    }
  return [...paths.values()];
}

type Props = { states: readonly StripState[]; size?: number; gap?: number; className?: string };

/** Oldest on the left, newest on the right. */
export function Strip({ states, size = 14, gap = 3, className }: Props) {
  const width = Math.max(1, states.length * (size + gap) - gap);
  return (
    <svg
      className={className}
      width={width}
      height={size}
      viewBox={`0 0 ${width} ${size}`}
      role="img"
      aria-label={stripName(states)}
    >
      {merged(states, size, size + gap).map(({ d, fill = "none", stroke, width: strokeWidth, dash }) => (
        <path
          key={`${fill}${stroke}${strokeWidth}`}
          d={d}
          fill={fill}
          stroke={stroke}
          strokeWidth={strokeWidth}
          strokeDasharray={dash}
        />
      ))}
    </svg>
  );
}
