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

/** One state in a square of the given size: size and shape differ first, colour second. */
function Cell({ state, x, size }: { state: StripState; x: number; size: number }) {
  const mark = Math.round(size * 0.6);
  const inset = (size - mark) / 2;
  const third = size * 0.28;
  switch (state) {
    case "pass":
      return <rect x={x + inset} y={inset} width={mark} height={mark} rx="1" fill="var(--pass-mark)" />;
    case "fail":
      return (
        <>
          <rect x={x} width={size} height={size} fill="var(--fail-solid)" />
          <path
            d={`M${x + third} ${third}l${size - 2 * third} ${size - 2 * third}m0 ${2 * third - size}l${2 * third - size} ${size - 2 * third}`}
            stroke="var(--on-fail)"
            strokeWidth={size * 0.12}
            strokeLinecap="round"
          />
        </>
      );
    case "flaky":
      return (
        <>
          <path d={`M${x} ${size}V0H${x + size}z`} fill="var(--warn-solid)" />
          <rect
            x={x + 0.6}
            y="0.6"
            width={size - 1.2}
            height={size - 1.2}
            fill="none"
            stroke="var(--warn-ink)"
            strokeWidth="1.2"
          />
        </>
      );
    case "running":
      return (
        <>
          <rect
            x={x + 0.75}
            y="0.75"
            width={size - 1.5}
            height={size - 1.5}
            fill="none"
            stroke="var(--accent)"
            strokeWidth="1.5"
          />
          <rect x={x + size / 2 - 2} y={size / 2 - 2} width="4" height="4" fill="var(--accent)" />
        </>
      );
    case "cancelled":
      return (
        <>
          <rect x={x + 0.5} y="0.5" width={size - 1} height={size - 1} fill="none" stroke="var(--ink-3)" />
          <path d={`M${x + 3} ${size - 3}L${x + size - 3} 3`} stroke="var(--ink-3)" strokeWidth="1.2" />
        </>
      );
    case "skipped":
      return <path d={`M${x + inset} ${size / 2}h${mark}`} stroke="var(--ink-3)" strokeWidth="1.5" />;
    case "absent":
      return (
        <rect
          x={x + 0.5}
          y="0.5"
          width={size - 1}
          height={size - 1}
          fill="none"
          stroke="var(--ink-faint)"
          strokeDasharray="2 2"
        />
      );
  }
}

/** `Last 20 commits: 15 pass, 5 fail` */
export function stripName(states: readonly StripState[]): string {
  const counts = (Object.keys(words) as StripState[])
    .map((state) => ({ state, count: states.filter((other) => other === state).length }))
    .filter(({ count }) => count > 0)
    .map(({ state, count }) => `${count} ${words[state]}`);
  return `Last ${plural(states.length, "commit")}: ${counts.join(", ")}`;
}

/** Oldest on the left, newest on the right. */
export function Strip({
  states,
  size = 14,
  gap = 3,
  className,
}: {
  states: readonly StripState[];
  size?: number;
  gap?: number;
  className?: string;
}) {
  const step = size + gap;
  const width = Math.max(1, states.length * step - gap);
  return (
    <svg
      className={className}
      width={width}
      height={size}
      viewBox={`0 0 ${width} ${size}`}
      role="img"
      aria-label={stripName(states)}
    >
      {states.map((state, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its place
        <Cell key={at} state={state} x={at * step} size={size} />
      ))}
    </svg>
  );
}
