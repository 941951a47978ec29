/** This release against earlier ones of its kind at the same distance from their release days. */
import type { Judged } from "../domain/reconciled";
import { curveOf } from "../reconcile/overlay";
import type { CurveView } from "../view/sync";
import { type Answer, type AskedRelease, viewOf } from "./answer";
import type { Moment } from "./moment";

/** More lines than this cannot be told apart. */
const mostEarlier = 2;

export const readOverlay = (asked: AskedRelease): Promise<Answer<CurveView[]>> => viewOf(asked, "overlay", overlayView);

/** The release itself comes first; one whose release day is not known has no place on the axis. */
export function overlayView({ reconciled }: Judged, moment: Moment): CurveView[] {
  const own = curveOf(reconciled);
  const earlier = moment.earlier(reconciled.release.version).slice(0, mostEarlier);
  return own ? [own, ...earlier.flatMap((one) => curveOf(one) ?? [])] : [];
}
