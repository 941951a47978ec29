"use client";
import {
  CartesianGrid,
  Line,
  LineChart,
  ReferenceArea,
  ReferenceDot,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from "recharts";
import { day, dayMs, moment } from "@/lib/format/dates";
import { countTicks } from "./ticks";

export type Series = {
  id: string;
  label: string;
  points: readonly { at: number; value: number }[];
  kind: "main" | "second" | "pace";
};
export type StepLinesProps = {
  series: readonly Series[];
  now: number;
  /** Whether `now` is a moment of the past. */
  past: boolean;
  /** A stretch of time that is planned: the week of a milestone. */
  planned: { from: number; to: number; label: string } | null;
  from: number;
  to: number;
  unit?: "count" | "share";
};

const strokes = {
  main: { stroke: "var(--ink)", strokeWidth: 2 },
  second: { stroke: "var(--ink-3)", strokeWidth: 2, strokeDasharray: "4 2" },
  pace: { stroke: "var(--accent)", strokeWidth: 1.5, strokeDasharray: "1 4", strokeLinecap: "round" },
} as const;

const tick = { fontSize: 11, fill: "var(--ink-3)" };

/** Mondays and the first day: what the axis names. */
function ticksOf(from: number, to: number): number[] {
  const days = Array.from({ length: Math.floor((to - from) / dayMs) + 1 }, (_, at) => from + at * dayMs);
  const mondays = days.filter((ms) => new Date(ms).getUTCDay() === 1);
  return mondays.length > 1 ? mondays : days.filter((_, at) => at % Math.ceil(days.length / 5) === 0);
}

/** In the last third of the drawing a label stands to the left of its point; to the right it would be cut. */
const sideOf = (at: number, from: number, to: number) => (at - from > (to - from) * 0.7 ? "left" : "right");

/** Counts over time as steps, labelled at their ends; the future holds only plans and dotted pace. */
export default function StepLines({ series, now, past, planned, from, to, unit = "count" }: StepLinesProps) {
  const percent = unit === "share";
  const counts = countTicks(Math.max(0, ...series.flatMap(({ points }) => points.map(({ value }) => value))));
  return (
    <ResponsiveContainer width="100%" height="100%" initialDimension={{ width: 440, height: 296 }}>
      <LineChart margin={{ top: 18, right: 8, bottom: 0, left: -30 }} accessibilityLayer>
        <CartesianGrid stroke="var(--line)" vertical={false} />
        {planned && (
          <ReferenceArea
            x1={planned.from}
            x2={planned.to}
            fill="var(--accent-tint)"
            label={{ value: planned.label, position: "insideTopLeft", fontSize: 11, fill: "var(--accent)" }}
          />
        )}
        <XAxis
          dataKey="at"
          type="number"
          domain={[from, to]}
          ticks={ticksOf(from, to)}
          tickFormatter={(ms: number) => day(new Date(ms).toISOString())}
          tick={tick}
          tickLine={false}
          axisLine={{ stroke: "var(--line-strong)" }}
        />
        <YAxis
          allowDecimals={percent}
          domain={percent ? [0, 1] : [0, counts.at(-1) ?? 1]}
          {...(percent ? {} : { ticks: counts })}
          tick={tick}
          tickLine={false}
          axisLine={false}
          tickFormatter={(value: number) => (percent ? `${Math.round(value * 100)}` : `${value}`)}
        />
        <Tooltip
          isAnimationActive={false}
          labelFormatter={(ms) => moment(new Date(Number(ms)).toISOString())}
          formatter={(value, name) => [percent ? `${Math.round(Number(value) * 100)} %` : value, name]}
          contentStyle={{
            background: "var(--bg-raised)",
            border: "1px solid var(--line-strong)",
            borderRadius: 5,
            fontSize: 12,
          }}
        />
        <ReferenceLine
          x={now}
          stroke="var(--accent)"
          strokeWidth={1.5}
          label={{
            value: past ? "Then" : "Today",
            position: "top",
            fontSize: 11,
            fontWeight: 600,
            fill: "var(--accent)",
          }}
        />
        {series.map(({ id, label, points, kind }) => (
          <Line
            key={id}
            name={label}
            data={[...points]}
            dataKey="value"
            type={kind === "pace" ? "linear" : "stepAfter"}
            dot={false}
            isAnimationActive={false}
            {...strokes[kind]}
          />
        ))}
        {series
          .filter(({ kind }) => kind !== "pace")
          .map(({ id, label, points, kind }) => {
            const last = points.at(-1);
            return last ? (
              <ReferenceDot
                key={id}
                x={last.at}
                y={last.value}
                r={3.2}
                fill={kind === "main" ? "var(--ink)" : "var(--ink-3)"}
                stroke="var(--bg)"
                label={{
                  value: percent ? `${Math.round(last.value * 100)} % ${label}` : `${last.value} ${label}`,
                  position: sideOf(last.at, from, to),
                  dy: percent ? 14 : kind === "main" ? -7 : last.value === 0 ? -21 : 7, // a share near 100 % would meet the name of today
                  fontSize: 12,
                  fontWeight: kind === "main" ? 600 : 500,
                  fill: kind === "main" ? "var(--ink)" : "var(--ink-2)",
                }}
              />
            ) : null;
          })}
      </LineChart>
    </ResponsiveContainer>
  );
}
