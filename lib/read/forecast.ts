/** When the pending work will be done, beside the error that the same forecast had on earlier releases. */
import type { Judged } from "../domain/reconciled";
import { backTest, forecast } from "../reconcile/forecast";
import { nextStep } from "../reconcile/pace";
import { openAt, workOf } from "../reconcile/work";
import type { ForecastView } from "../view/sync";
import { type Answer, type AskedRelease, viewOf } from "./answer";
import type { Moment } from "./moment";

export const readForecast = (asked: AskedRelease): Promise<Answer<ForecastView>> =>
  viewOf(asked, "forecast", forecastView);

export function forecastView({ reconciled }: Judged, moment: Moment): ForecastView {
  const work = workOf(reconciled);
  const earlier = moment.earlier(reconciled.release.version).map(workOf);
  const error = backTest(earlier);
  const goal = nextStep(reconciled.schedule);
  return {
    left: openAt(work, reconciled.now),
    // A forecast is never shown without its error.
    range: error && forecast(work, earlier, reconciled.now),
    error,
    goal: goal?.date ? { name: goal.id ?? goal.label, date: goal.date, precision: goal.precision } : null,
  };
}
