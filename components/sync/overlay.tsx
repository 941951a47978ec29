import clsx from "clsx";
import { percent } from "@/lib/format/numbers";
import type { CurveView } from "@/lib/view/sync";
import { boxOf, type Drawn, drawn, type Metric } from "./curves";

const charts: { metric: Metric; title: string }[] = [
  { metric: "scopeOpen", title: "Open milestone items" },
  { metric: "picksPending", title: "Pending picks" },
  { metric: "passRate", title: "CI, first try" },
];

const said = (metric: Metric, value: number): string => (metric === "passRate" ? percent(value) : `${value}`);
const place = (share: number): string => `${(Math.min(1, Math.max(0, share)) * 100).toFixed(1)}%`;

function Name({ line, metric }: { line: Drawn; metric: Metric }) {
  const { x, y, below } = line.own ? { ...line.last, below: false } : line.label;
  return (
    <span
      className={clsx("curve-name", line.own && "own")}
      style={{
        left: place(x),
        top: place(y),
        translate: `${x > 0.6 ? "-100%" : "4px"} ${below || y < 0.2 ? "4px" : "calc(-100% - 2px)"}`,
      }}
    >
      {line.own ? said(metric, line.last.value) : line.version}
    </span>
  );
}

function Chart({ curves, metric, title }: { curves: readonly CurveView[]; metric: Metric; title: string }) {
  const lines = drawn(curves, metric);
  const { first } = boxOf(curves, metric);
  const told = lines.map(({ version, last }) => `${version}: ${said(metric, last.value)}`).join(", ");
  return (
    <figure className="curves">
      <figcaption>{title}</figcaption>
      {lines.length === 0 ? (
        <p className="sub">Not known</p>
      ) : (
        <div className="curve-box" role="img" aria-label={`${title} by days to release day. ${told}.`}>
          <svg viewBox="0 0 1 1" preserveAspectRatio="none" aria-hidden="true">
            {lines.toReversed().map(({ version, path, own }) => (
              <path key={version} d={path} className={clsx("curve", own && "own")} />
            ))}
          </svg>
          {lines.map((line) => (
            <Name key={line.version} line={line} metric={metric} />
          ))}
        </div>
      )}
      <p className="curve-axis">
        <span>T−{first}</span>
        <span>T−0</span>
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
