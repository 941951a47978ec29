/** When the pending work will be done, beside the error that the same forecast had on earlier releases. */
import { backTest, forecast } from "../reconcile/forecast";
import { nextStep } from "../reconcile/pace";
import { openAt, workOf } from "../reconcile/work";
import type { ForecastView } from "../view/sync";
import { type Answer, type AskedRelease, answer, openRelease } from "./answer";

export async function readForecast(asked: AskedRelease): Promise<Answer<ForecastView>> {
  const opened = await openRelease(asked);
  if (!opened.ok) return opened;
  const { moment, judged } = opened.value;
  const { reconciled } = judged;
  const work = workOf(reconciled);
  const earlier = moment.earlier(asked.version).map(workOf);
  const error = backTest(earlier);
  const goal = nextStep(reconciled.schedule);
  return answer({
    left: openAt(work, reconciled.now),
    // A forecast is never shown without its error.
    range: error && forecast(work, earlier, reconciled.now),
    error,
    goal: goal?.date ? { name: goal.id ?? goal.label, date: goal.date, precision: goal.precision } : null,
  });
}
