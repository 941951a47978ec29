import { Fold } from "@/components/ui/fold";
import { Heads } from "@/components/ui/heads";
import { day } from "@/lib/format/dates";
import { percent } from "@/lib/format/numbers";
import type { Series } from "./step-lines";

/** The numbers behind a chart, for who cannot see it or wants them exactly. */
export function SeriesTable({ series, unit = "count" }: { series: readonly Series[]; unit?: "count" | "share" }) {
  const told = series.filter(({ kind }) => kind !== "pace");
  const days = [...new Set(told.flatMap(({ points }) => points.map(({ at }) => at)))].sort((a, b) => b - a);
  const write = (value: number | undefined) =>
    value === undefined ? "Not known" : unit === "share" ? percent(value) : value;
  return (
    <Fold label="As a table" className="no-print text-meta">
      <div className="max-h-80 overflow-auto">
        <table className="table">
          <Heads of={["Day", ...told.map(({ label }) => ({ right: label }))]} />
          <tbody>
            {days.map((at) => (
              <tr key={at}>
                <td>{day(new Date(at).toISOString())}</td>
                {told.map(({ id, points }) => (
                  <td key={id} className="text-right">
                    {write(points.findLast((point) => point.at <= at)?.value)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Fold>
  );
}
