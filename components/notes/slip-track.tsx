import type { CadenceLine } from "@/lib/domain/cadence";
import { dayMs, msOf } from "@/lib/format/dates";

const [width, left, row, most] = [1000, 52, 26, 6];

type Given = { lines: readonly CadenceLine[]; now: string; past: boolean };

/** From cut to release, plan above what happened, on one axis of days; the table below says the same in words. */
export function SlipTrack({ lines, now, past }: Given) {
  const shown = lines
    .slice(0, most)
    .filter(({ cut, release }) => cut.planned ?? cut.actual ?? release.planned ?? release.actual);
  const times = shown.flatMap(({ cut, release }) =>
    [cut, release].flatMap(({ planned, moved, actual }) => [
      ...[planned, moved].flatMap((one) => (one ? [msOf(one.from), msOf(one.to)] : [])),
      ...(actual ? [msOf(actual.date)] : []),
    ]),
  );
  if (times.length === 0) return null;
  const [from, to] = [Math.min(...times) - 10 * dayMs, Math.max(...times) + 10 * dayMs];
  const x = (time: number) => left + ((time - from) / (to - from)) * (width - left);
  const height = shown.length * row + 22;
  const years = Array.from(
    { length: new Date(to).getUTCFullYear() - new Date(from).getUTCFullYear() + 1 },
    (_, nth) => new Date(from).getUTCFullYear() + nth,
  ).filter((year) => Date.UTC(year, 0, 1) >= from);
  const today = msOf(now);
  return (
    <svg className="chart my-2 w-full phone:hidden" viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      {years.map((year) => (
        <g key={year}>
          <line className="rule" x1={x(Date.UTC(year, 0, 1))} x2={x(Date.UTC(year, 0, 1))} y1={14} y2={height} />
          <text x={x(Date.UTC(year, 0, 1)) + 4} y={10}>
            {year}
          </text>
        </g>
      ))}
      {shown.map((line, nth) => (
        <Track key={line.version} line={line} y={20 + nth * row} x={x} />
      ))}
      {today > from && today < to && (
        <>
          <line className="now" x1={x(today)} x2={x(today)} y1={14} y2={height} />
          <text x={x(today)} y={10} textAnchor="middle" style={{ fill: "var(--accent)", fontWeight: 600 }}>
            {past ? "Then" : "Today"}
          </text>
        </>
      )}
    </svg>
  );
}

function Track({
  line: { version, cut, release },
  y,
  x,
}: {
  line: CadenceLine;
  y: number;
  x: (time: number) => number;
}) {
  const plan = [cut, release].map(({ planned, moved }) => moved ?? planned);
  const [start, end] = plan;
  return (
    <g>
      <text className="ink" x={0} y={y + 10}>
        {version}
      </text>
      {start && end && (
        <rect
          x={x(msOf(start.from))}
          width={Math.max(2, x(msOf(end.to)) - x(msOf(start.from)))}
          y={y}
          height={5}
          rx={1}
          fill="none"
          stroke="var(--ink-3)"
        />
      )}
      {cut.actual && (
        <rect
          x={x(msOf(cut.actual.date))}
          width={release.actual ? Math.max(2, x(msOf(release.actual.date)) - x(msOf(cut.actual.date))) : 3}
          y={y + 8}
          height={5}
          rx={1}
          fill="var(--ink)"
        />
      )}
      {release.actual && (
        <rect x={x(msOf(release.actual.date)) - 1.5} width={3} y={y + 6} height={9} fill="var(--ink)" />
      )}
    </g>
  );
}
