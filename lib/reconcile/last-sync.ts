import { Temporal } from "temporal-polyfill";
import type { Project } from "../domain/project";

const weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/** The newest sync before `now`: its wall-clock hour in the project's zone, so that daylight saving does not move it. */
export function lastSync(sync: Project["sync"], now: string): string {
  const here = Temporal.Instant.from(now).toZonedDateTimeISO(sync.zone);
  const back = (here.dayOfWeek - 1 - weekdays.indexOf(sync.weekday) + 7) % 7;
  const at = (days: number) =>
    here
      .toPlainDate()
      .subtract({ days })
      .toZonedDateTime({ timeZone: sync.zone, plainTime: Temporal.PlainTime.from(sync.time) });
  const candidate = at(back);
  const last = Temporal.ZonedDateTime.compare(candidate, here) < 0 ? candidate : at(back + 7);
  return last.toInstant().toString();
}
