import { LazySteps } from "@/components/charts/lazy-steps";
import { SeriesTable } from "@/components/charts/series-table";
import type { Series } from "@/components/charts/step-lines";
import { Empty } from "@/components/ui/page-states";
import { Section } from "@/components/ui/section";
import { dayMs, msOf } from "@/lib/format/dates";
import { percent } from "@/lib/format/numbers";
import type { Point } from "./pace";

/** First-try pass rate of CI on the branch, on one scale from 0 to 100 %. */
export function PassRate({ points, now, past }: { points: readonly Point[]; now: string; past: boolean }) {
  const last = points.at(-1);
  const series: Series[] = [
    { id: "rate", label: "first try", kind: "main", points: points.map(({ at, value }) => ({ at: msOf(at), value })) },
  ];
  return (
    <Section id="pass-rate" title="CI pass rate" aside="% at the first try, all workflows that count">
      {last === undefined ? (
        <Empty what="Not known yet." more="The chart begins with the first run that was read." />
      ) : (
        <>
          <div className="pt-3.5">
            <LazySteps
              label={`CI pass rate: ${percent(last.value)} ${past ? "then" : "now"}`}
              series={series}
              now={msOf(now)}
              past={past}
              planned={null}
              from={msOf(points[0]?.at ?? now)}
              to={msOf(now) + 4 * dayMs}
              unit="share"
              height={220}
            />
          </div>
          <SeriesTable series={series} unit="share" />
        </>
      )}
    </Section>
  );
}
