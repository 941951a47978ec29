/** A small line of values without axes: its numbers stand beside it. Rates share one scale, counts start at zero. */
type Props = {
  values: readonly number[];
  width?: number;
  height?: number;
  most?: number;
  step?: boolean;
  tone?: "fail" | "quiet";
};

export function Trend({ values, width = 96, height = 20, most, step = false, tone = "quiet" }: Props) {
  const top = most ?? Math.max(1, ...values);
  const base = height - 3;
  const x = (at: number) => 2 + (at / Math.max(1, values.length - 1)) * (width - 8);
  const y = (value: number) => base - (Math.min(top, value) / top) * (base - 3);
  const line = values
    .map((value, at) =>
      at === 0
        ? `M${x(0)} ${y(value)}`
        : step
          ? `H${x(at).toFixed(1)}V${y(value).toFixed(1)}`
          : `L${x(at).toFixed(1)} ${y(value).toFixed(1)}`,
    )
    .join("");
  const last = values.at(-1);
  return (
    <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      {last === undefined ? (
        <path d={`M0 ${base + 0.5}H${width - 4}`} stroke="var(--ink-faint)" strokeDasharray="2 3" />
      ) : (
        <>
          <path d={`${line}V${base}H${x(0)}z`} fill="var(--bg-sunk)" />
          <path d={`M0 ${base + 0.5}H${width - 4}`} stroke="var(--line-strong)" />
          <path d={line} fill="none" stroke="var(--ink-3)" strokeWidth="1.4" />
          <circle
            cx={x(values.length - 1)}
            cy={y(last)}
            r="2.8"
            fill={tone === "fail" ? "var(--fail-solid)" : "var(--ink-2)"}
          />
        </>
      )}
    </svg>
  );
}
