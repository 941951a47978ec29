import { LazySteps } from "@/components/charts/lazy-steps";
import { SeriesTable } from "@/components/charts/series-table";
import type { Series } from "@/components/charts/step-lines";
import { Empty } from "@/components/ui/page-states";
import { Section } from "@/components/ui/section";
import { shortLabel } from "@/lib/client/milestone-label";
import { dayMs, msOf } from "@/lib/format/dates";
import { inSentence } from "@/lib/format/numbers";
import type { SummaryView } from "@/lib/view/schemas";
import { lastDay, type Point, pacesOf } from "./pace";

type Props = {
  scopeOpen: readonly Point[];
  picksPending: readonly Point[];
  next: SummaryView["next"];
  now: string;
  past: boolean;
};

const placed = (points: readonly Point[]) => points.map(({ at, value }) => ({ at: msOf(at), value }));

/** Open milestone items and pending picks up to today, and the pace that the next milestone asks for. */
export function Burndown({ scopeOpen, picksPending, next, now, past }: Props) {
  const goal = next ? (next.id ?? inSentence(shortLabel(next.label))) : "the end";
  const title = next ? `Burndown to ${goal}` : "Burndown";
  if (scopeOpen.length === 0 && picksPending.length === 0)
    return (
      <Section id="burndown" title={title}>
        <Empty what="Not known yet." more="The chart begins with the first day that was read." />
      </Section>
    );
  const paces = pacesOf(scopeOpen, next, now);
  const due = next ? msOf(lastDay(next)) + dayMs : null;
  const open = scopeOpen.at(-1)?.value;
  const items: Series = {
    id: "scope",
    label: open === 1 ? "milestone item" : "milestone items",
    kind: "main",
    points: [...placed(scopeOpen), ...(open === undefined ? [] : [{ at: msOf(now), value: open }])],
  };
  const lastPicks = picksPending.at(-1)?.value;
  const picks: Series = {
    id: "picks",
    label: lastPicks === 1 ? "pick" : "picks",
    kind: "second",
    points: [...placed(picksPending), ...(lastPicks === undefined ? [] : [{ at: msOf(now), value: lastPicks }])],
  };
  const pace: Series[] =
    open !== undefined && due !== null && due > msOf(now)
      ? [
          {
            id: "pace",
            label: "pace",
            kind: "pace",
            points: [
              { at: msOf(now), value: open },
              { at: due, value: 0 },
            ],
          },
        ]
      : [];
  const from = Math.min(...[...items.points, ...picks.points].map(({ at }) => at));
  const to = Math.max(msOf(now) + 3 * dayMs, due ?? 0);
  const series = [items, picks].filter(({ points }) => points.length > 0);
  const planned =
    next && due !== null && due > msOf(now) && next.precision === "week"
      ? { from: msOf(next.date), to: due, label: `${goal} week` }
      : null;
  return (
    <Section id="burndown" title={title} aside={paces ?? undefined}>
      <div className="pt-3.5">
        <LazySteps
          label={`${title}. ${open ?? "An unknown number of"} open milestone items and ${lastPicks ?? "an unknown number of"} pending picks ${past ? "then" : "today"}.`}
          series={[...series, ...pace]}
          now={msOf(now)}
          past={past}
          planned={planned}
          from={from}
          to={to}
        />
      </div>
      <SeriesTable series={series} />
    </Section>
  );
}
