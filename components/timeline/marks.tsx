/** The diamonds of the schedule, and the pennant of a candidate. One mark per meaning. */
const diamond = (x: number, y: number, r: number) => `M${x} ${y - r}l${r} ${r}l${-r} ${r}l${-r} ${-r}Z`;

type At = { x: number; y: number };

export const DoneMark = ({ x, y }: At) => (
  <>
    <path d={diamond(x, y, 7)} fill="var(--ink)" />
    <path
      d={`m${x - 2.7} ${y + 0.2} 2 2 3.3-3.9`}
      fill="none"
      stroke="var(--bg)"
      strokeWidth="1.4"
      strokeLinecap="round"
      strokeLinejoin="round"
    />
  </>
);

export const FutureMark = ({ x, y }: At) => (
  <path d={diamond(x, y, 6.5)} fill="var(--bg)" stroke="var(--ink)" strokeWidth="1.5" />
);

/** Next is accent; where only the week is known it reaches from the week's first day to its end. */
export const NextMark = ({ x, y, to }: At & { to?: number | undefined }) => (
  <>
    {to !== undefined && (
      <>
        <rect x={x} y={y - 4} width={to - x} height="8" fill="url(#hatch-next)" />
        <path d={`M${x} ${y - 4}H${to}v8H${x}`} fill="none" stroke="var(--accent)" strokeWidth="1.2" />
      </>
    )}
    <path d={diamond(x, y, 8.5)} fill="var(--accent)" stroke="var(--bg)" strokeWidth="2" />
  </>
);

/** A future week-precise date is a quiet range. */
export const WeekRange = ({ x, y, to }: At & { to: number }) => (
  <path d={`M${x} ${y - 4}H${to}v8H${x}`} fill="none" stroke="var(--ink-3)" strokeWidth="1" strokeDasharray="2 2" />
);

/** The place that a date left, and an arrow to where it went. */
export const GhostMark = ({ x, y, to }: At & { to: number }) => (
  <g fill="none" stroke="var(--ink-3)" strokeWidth="1.2">
    <path d={diamond(x, y, 6)} strokeDasharray="2.2 2" />
    {Math.abs(to - x) > 24 && (
      <>
        <path d={`M${x + Math.sign(to - x) * 9} ${y}H${to - Math.sign(to - x) * 11}`} strokeDasharray="2 2.4" />
        <path d={`m${to - Math.sign(to - x) * 14} ${y - 3} ${Math.sign(to - x) * 4} 3 ${-Math.sign(to - x) * 4} 3`} />
      </>
    )}
  </g>
);

export const LateMark = ({ x, y, to }: At & { to: number }) => (
  <>
    {to > x + 9 && <path d={`M${x + 9} ${y}H${to}`} stroke="var(--fail-solid)" strokeWidth="2" />}
    <path d={diamond(x, y, 7)} fill="var(--fail-solid)" />
    <path
      d={`m${x - 2.2} ${y - 2.2} 4.4 4.4m0-4.4-4.4 4.4`}
      stroke="var(--on-fail)"
      strokeWidth="1.5"
      strokeLinecap="round"
    />
  </>
);

export const Pennant = ({ x, y, label }: At & { label: string | null }) => (
  <>
    <path d={`M${x} ${y}v19`} stroke="var(--ink)" strokeWidth="1.2" />
    <path d={`M${x} ${y + 0.5}h9l-2.4 3.2 2.4 3.2h-9z`} fill="var(--ink)" />
    {label && (
      <text className="ink" x={x + 5} y={y + 18}>
        {label}
      </text>
    )}
  </>
);

export const Hatches = () => (
  <defs>
    <pattern id="hatch-next" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <path d="M0 0V5" stroke="var(--accent)" opacity=".55" />
    </pattern>
  </defs>
);
