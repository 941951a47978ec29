/** The axis of time that all drawings of a release share. */
import { clock, day } from "@/lib/format/dates";
import { gutter, mondays, type Scale, width } from "./scale";

type Props = { scale: Scale; now: string; bottom: number };

const half = 62;
const tabOf = (scale: Scale, now: string) => Math.min(width - half, Math.max(half, scale.x(now)));

/** Weeks begin on Monday and carry a rule; weekends are sunk. A date that the tab of today would cut is left out. */
export function Weeks({ scale, now, bottom }: Props) {
  const tab = tabOf(scale, now);
  const free = (x: number) => scale.x(now) > width || x + 48 < tab - half || x > tab + half;
  const dayWidth = (width - gutter) / scale.days;
  return mondays(scale).map((monday) => (
    <g key={monday}>
      <rect x={scale.x(monday) + 5 * dayWidth} y="24" width={2 * dayWidth} height={bottom - 24} fill="var(--bg-sunk)" />
      <path className="rule" d={`M${scale.x(monday)} 18V${bottom}`} />
      {free(scale.x(monday)) && (
        <text x={scale.x(monday) + 5} y="12">
          {day(monday)}
        </text>
      )}
    </g>
  ));
}

/** Today is a line with a labelled tab, on every axis of time; of a page of the past it is that day. */
export function Today({ scale, now, bottom, past = false }: Props & { past?: boolean }) {
  const x = scale.x(now);
  if (x > width) return null;
  const tab = tabOf(scale, now);
  return (
    <g>
      <path className="now" d={`M${x} 18V${bottom}`} />
      <rect x={tab - half} width={2 * half} height="18" rx="3" fill="var(--accent)" />
      <text x={tab} y="13" textAnchor="middle" style={{ fill: "var(--on-accent)", fontWeight: 500 }}>
        {past ? "Then" : "Today"}, {day(now)} {clock(now)}
      </text>
    </g>
  );
}
