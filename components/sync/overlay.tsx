import clsx from "clsx";
import { percent, plural } from "@/lib/format/numbers";
import type { CurveView } from "@/lib/view/sync";
import { boxOf, type Drawn, drawn, type Metric } from "./curves";

const charts: { metric: Metric; title: string }[] = [
  { metric: "scopeOpen", title: "Open milestone items" },
  { metric: "picksPending", title: "Pending picks" },
  { metric: "passRate", title: "CI, first try" },
];

const said = (metric: Metric, value: number): string => (metric === "passRate" ? percent(value) : `${value}`);
const place = (share: number): string => `${(Math.min(1, Math.max(0, share)) * 100).toFixed(1)}%`;

type At = { x: number; y: number; below?: boolean };

/** Beside its point: to the left at the right end, below where the line runs along the top. */
function Name({ at: { x, y, below = false }, own, children }: { at: At; own: boolean; children: string }) {
  const under = (below && y < 0.8) || y < 0.12;
  const translate = `${x > 0.8 ? "-100%" : "6px"} ${under ? "6px" : "calc(-100% - 2px)"}`;
  return (
    <span className={clsx("curve-name", own && "own")} style={{ left: place(x), top: place(y), translate }}>
      {children}
    </span>
  );
}

/** This release tells where it stands; the others their names. */
function Names({ line, metric }: { line: Drawn; metric: Metric }) {
  return (
    <Name at={line.own ? line.last : line.label} own={line.own}>
      {line.own ? said(metric, line.last.value) : line.version}
    </Name>
  );
}

function Chart({ curves, metric, title }: { curves: readonly CurveView[]; metric: Metric; title: string }) {
  const lines = drawn(curves, metric);
  const { first, final, most } = boxOf(curves, metric);
  const told = lines.map(({ version, last }) => `${version}: ${said(metric, last.value)}`).join(", ");
  return (
    <figure className="curves">
      <figcaption>{title}</figcaption>
      {lines.length === 0 ? (
        <p className="sub">Not known</p>
      ) : (
        <div className="curve-box" role="img" aria-label={`${title} by days to release day. ${told}.`}>
          <span className="curve-most">{said(metric, most)}</span>
          <svg viewBox="0 0 1 1" preserveAspectRatio="none" aria-hidden="true">
            {lines.toReversed().map(({ version, path, own }) => (
              <path key={version} d={path} className={clsx("curve", own && "own")} />
            ))}
          </svg>
          {lines.map((line) => (
            <Names key={line.version} line={line} metric={metric} />
          ))}
        </div>
      )}
      <p className="curve-axis">
        <span>{plural(first, "day")} before</span>
        <span>{final < 0 ? `${plural(-final, "day")} after` : "release day"}</span>
      </p>
    </figure>
  );
}

/** The thick line is this release, the thin ones those before it, each at the same distance from its release day. */
export function Overlay({ curves }: { curves: readonly CurveView[] }) {
  if (curves.length === 0) return <p className="rest">No release day is known, so nothing can be laid beside it.</p>;
  return (
    <div className="overlay">
      {charts.map((chart) => (
        <Chart key={chart.metric} curves={curves} {...chart} />
      ))}
    </div>
  );
}
