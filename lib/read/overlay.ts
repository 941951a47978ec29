/** This release against earlier ones of its kind at the same distance from their release days. */
import { curveOf } from "../reconcile/overlay";
import type { CurveView } from "../view/sync";
import { type Answer, type AskedRelease, answer, openRelease } from "./answer";

/** More lines than this cannot be told apart. */
const mostEarlier = 2;

/** The release itself comes first; one whose release day is not known has no place on the axis. */
export async function readOverlay(asked: AskedRelease): Promise<Answer<CurveView[]>> {
  const opened = await openRelease(asked);
  if (!opened.ok) return opened;
  const { moment, judged } = opened.value;
  const own = curveOf(judged.reconciled);
  const earlier = moment
    .earlier(asked.version)
    .slice(0, mostEarlier)
    .flatMap((one) => curveOf(one) ?? []);
  return answer(own ? [own, ...earlier] : []);
}
