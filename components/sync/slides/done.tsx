import { isFresh } from "@/lib/client/was-read";
import { day, dueDate } from "@/lib/format/dates";
import { percent, plural } from "@/lib/format/numbers";
import type { ForecastView, SyncView } from "@/lib/view/sync";
import { Overlay } from "../overlay";
import { Slide } from "../slide";

/** Milestone items and picks together. */
const open = (left: number): string => `${plural(left, "item")} left`;

function headline({ left, range, error }: ForecastView, known: boolean): string {
  if (left === 0) return known ? "Now: nothing is open." : "Not known: not everything that may be open was read.";
  if (range)
    return `${open(left)}, done ${range.from === range.to ? `on ${day(range.to)}` : `between ${day(range.from)} and ${day(range.to)}`}.`;
  return error ? "Not known: too little was settled in the last two weeks." : "Not known: too little history.";
}

function rate(perDay: number): string {
  return perDay >= 10 ? `${Math.round(perDay)}` : perDay.toFixed(1).replace(/\.0$/, "");
}

/** The range, how sure it is, and what the same forecast was worth before: never one without the other. */
function Range({ forecast: { range, error, left } }: { forecast: ForecastView }) {
  if (left === 0) return null;
  if (!range || !error)
    return (
      <p className="sub">{open(left)}. A forecast is shown only beside the error that it had on earlier releases.</p>
    );
  return (
    <p className="sub">
      {percent(range.confidence)} sure if {rate(range.perDay)} items or picks are settled a working day; most likely{" "}
      {day(range.middle)}. On {plural(error.releases, "earlier release")} such a forecast was off by{" "}
      <b>{plural(error.medianError, "day")}</b> at the median, and {percent(error.held)} of{" "}
      {plural(error.forecasts, "forecast")} held. New requests are not counted.
    </p>
  );
}

export function DoneSlide({ view: { release, forecast, curves } }: { view: SyncView }) {
  const { goal } = forecast;
  const [, ...earlier] = curves;
  return (
    <Slide
      id="done"
      question="When will it be done?"
      aside={goal && <span>{`${goal.name}: ${dueDate(goal.date, goal.precision)}`}</span>}
      named={release}
    >
      <h2 className="headline">{headline(forecast, isFresh(release.sources, "scope", "tracker", "release-pulls"))}</h2>
      <Range forecast={forecast} />
      <Overlay curves={curves} />
      {curves.length > 0 && earlier.length === 0 && (
        <p className="rest">No earlier release of this kind is in the store.</p>
      )}
    </Slide>
  );
}
