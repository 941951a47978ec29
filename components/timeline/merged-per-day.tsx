import { mergedAt, revertedAt } from "@/lib/client/pick-times";
import { dateOf, dayMs, isoOf, msOf } from "@/lib/format/dates";
import { plural } from "@/lib/format/numbers";
import type { PickView } from "@/lib/view/schemas";
import { clampX, type Scale } from "./scale";

type Day = { date: string; merged: number; reverted: number };

/** Picks merged and reverted on each day to today: from the start, or from the first merge where that was earlier. */
export function perDay(picks: readonly PickView[], now: string, start: string): Day[] {
  const days = new Map<string, Day>();
  const first = [start, ...picks.flatMap((pick) => mergedAt(pick) ?? [])].map(dateOf).sort()[0] ?? start;
  for (let ms = msOf(first); ms <= msOf(now); ms += dayMs) {
    const date = dateOf(isoOf(ms));
    days.set(date, { date, merged: 0, reverted: 0 });
  }
  for (const pick of picks) {
    const came = mergedAt(pick);
    const left = revertedAt(pick);
    const cameOn = came === null ? undefined : days.get(dateOf(came));
    const leftOn = left === null ? undefined : days.get(dateOf(left));
    if (cameOn) cameOn.merged += 1;
    if (leftOn) leftOn.reverted += 1;
  }
  return [...days.values()];
}

const barRoom = 42;

/** Bars from zero; what was reverted hangs below in the fail colour; today's unfinished bar is outlined. */
export function MergedPerDay({
  days,
  scale,
  now,
  top,
  past = false,
}: {
  days: readonly Day[];
  scale: Scale;
  now: string;
  top: number;
  past?: boolean;
}) {
  const base = top + 54;
  const most = Math.max(5, ...days.map(({ merged }) => merged));
  const unit = barRoom / most;
  const dayWidth = scale.x(scale.from + dayMs) - scale.x(scale.from);
  const bar = Math.max(3, Math.min(17, dayWidth - 6));
  const first = days[0];
  const end = clampX(scale, now);
  const reverted = days.reduce((sum, day) => sum + day.reverted, 0);
  const merged = days.reduce((sum, day) => sum + day.merged, 0);
  const today = days.at(-1);
  return (
    <g>
      {first && <path className="axis" d={`M${clampX(scale, first.date)} ${base}H${end}`} />}
      {days.map(({ date, merged: count, reverted: lost }) => {
        const middle = scale.x(msOf(date) + dayMs / 2);
        if (middle < clampX(scale, scale.from)) return null;
        const open = date === dateOf(now);
        const height = count * unit;
        const x = open ? Math.min(middle, end - 4) - (open ? 8 : bar / 2) : middle - bar / 2;
        const w = open ? 8 : bar;
        return (
          <g key={date}>
            {open
              ? count > 0 && (
                  <rect
                    x={x}
                    y={base - height}
                    width={w}
                    height={height}
                    fill="none"
                    stroke="var(--ink-2)"
                    strokeWidth="1.2"
                  />
                )
              : count > 0 && <rect x={x} y={base - height} width={w} height={height} fill="var(--bar)" />}
            {lost > 0 && (
              <rect
                x={x - 0.5}
                y={base + 0.5}
                width={w + 1}
                height={Math.min(10, lost * unit)}
                fill="var(--fail-solid)"
              />
            )}
            {dayWidth > 18 && count > 0 && (
              <text className="ink-2" x={x + w / 2} y={base - height - 4} textAnchor="middle">
                {count}
              </text>
            )}
          </g>
        );
      })}
      {end < 1150 && (
        <>
          <text x={end + 9} y={base - 8}>
            {plural(merged, "pick")} merged{reverted > 0 && `, ${merged - reverted} still in`}
          </text>
          {today && today.reverted > 0 && (
            <text className="fail" x={end + 9} y={base + 9}>
              {today.reverted} reverted {past ? "that day" : "today"}
            </text>
          )}
        </>
      )}
    </g>
  );
}
