import { shortLabel } from "@/lib/client/milestone-label";
import { daysLeft } from "@/lib/client/milestone-left";
import { countdown } from "@/lib/format/ages";
import { day, dayMs, dueDate, isoOf, msOf } from "@/lib/format/dates";
import type { MilestoneView } from "@/lib/view/schemas";
import { placeLabels } from "./labels";
import { DoneMark, FutureMark, GhostMark, LateMark, NextMark, WeekRange } from "./marks";
import { clampX, type Scale, width, within } from "./scale";

export type Dated = MilestoneView & { date: string };

/** Marks stand at noon of their day; a week reaches from Monday to Friday evening. */
const noon = (date: string) => isoOf(msOf(date) + dayMs / 2);
const endOfWeek = (date: string) => isoOf(msOf(date) + 5 * dayMs);

export const isDated = (milestone: MilestoneView): milestone is Dated => milestone.date !== null;

/** `6 May · was 4 May`, `week of 27 Apr · in 3 days` */
export function told(milestone: Dated, now: string, last = false): string {
  const date = dueDate(milestone.date, milestone.precision);
  const was = milestone.was.at(-1);
  const left = daysLeft(milestone, now);
  if (milestone.state === "done") return `${date} · done`;
  if (milestone.state === "late") return `${date} · ${countdown(left)}`;
  if (was) return `${date} · was ${day(was)}`;
  return milestone.state === "next" || last ? `${date} · ${countdown(left)}` : date;
}

function Mark({ milestone, scale, y, now }: { milestone: Dated; scale: Scale; y: number; now: string }) {
  const x = scale.x(noon(milestone.date));
  const weekEnd = milestone.precision === "week" ? clampX(scale, endOfWeek(milestone.date)) : undefined;
  if (milestone.state === "done") return <DoneMark x={x} y={y} />;
  if (milestone.state === "late") return <LateMark x={x} y={y} to={clampX(scale, now)} />;
  if (milestone.state === "next") return <NextMark x={x} y={y} to={weekEnd} />;
  return (
    <>
      {weekEnd !== undefined && <WeekRange x={x} y={y} to={weekEnd} />}
      <FutureMark x={x} y={y} />
    </>
  );
}

const textWidth = (text: string) => text.length * 5.9;

/** Diamonds with their labels above; the row is as high as its labels need. */
export function layoutMilestones(milestones: readonly Dated[], scale: Scale, now: string) {
  const shown = milestones.filter(({ date }) => within(scale, noon(date))).sort((a, b) => (a.date < b.date ? -1 : 1));
  const placed = placeLabels(
    shown.map((milestone, at) => ({
      x: scale.x(noon(milestone.date)),
      width: Math.max(
        textWidth(`${milestone.id ?? ""} ${shortLabel(milestone.label)}`),
        textWidth(told(milestone, now, at === shown.length - 1)),
      ),
    })),
    width,
  );
  const tiers = Math.max(1, ...placed.map(({ tier }) => tier + 1));
  return { shown, placed, height: 32 + tiers * 34 };
}

export function MilestoneRow({
  milestones,
  scale,
  now,
  top,
}: {
  milestones: readonly Dated[];
  scale: Scale;
  now: string;
  top: number;
}) {
  const { shown, placed, height } = layoutMilestones(milestones, scale, now);
  const y = top + height - 14;
  return (
    <g>
      {shown.map((milestone, at) => {
        const label = placed[at];
        if (!label) return null;
        const baseline = y - 32 - label.tier * 34;
        return (
          <g key={`${milestone.id}-${milestone.label}`}>
            <title>{milestone.label}</title>
            {label.tier > 0 && (
              <path className="rule" d={`M${scale.x(noon(milestone.date))} ${baseline + 20}V${y - 9}`} />
            )}
            {milestone.was
              .filter((date) => within(scale, noon(date)))
              .map((date) => (
                <GhostMark key={date} x={scale.x(noon(date))} y={y} to={scale.x(noon(milestone.date))} />
              ))}
            <Mark milestone={milestone} scale={scale} y={y} now={now} />
            <text x={label.x} y={baseline} textAnchor={label.anchor} className="ink">
              {milestone.id && <tspan fontWeight="600">{milestone.id}</tspan>}
              <tspan dx={milestone.id ? 5 : 0} fontWeight="400">
                {shortLabel(milestone.label)}
              </tspan>
            </text>
            <text
              x={label.x}
              y={baseline + 15}
              textAnchor={label.anchor}
              className={milestone.state === "late" ? "fail" : undefined}
            >
              {told(milestone, now, at === shown.length - 1)}
            </text>
          </g>
        );
      })}
    </g>
  );
}
