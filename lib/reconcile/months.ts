/** A month as a process document writes it: `Mar 2025`, `Sept 2024`, `March 2025`. */
import type { PlannedDate } from "../domain/cadence";
import { addDays } from "./time";

const names = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/** Null where no month and year can be read: "Not planned" is no date. */
export function plannedMonth(text: string, tentative: boolean): PlannedDate | null {
  const found = /\b([a-z]{3})[a-z]*\.?\s+(?:(\d{1,2})(?:st|nd|rd|th)?,?\s+)?(\d{4})\b/i.exec(text);
  const month = names.indexOf((found?.[1] ?? "").toLowerCase());
  if (!found || month < 0) return null;
  const year = Number(found[3]);
  const start = `${year}-${String(month + 1).padStart(2, "0")}`;
  const base = { text, tentative, source: "document" as const };
  const day = found[2];
  if (day !== undefined && Number(day) >= 1 && Number(day) <= 28) {
    const date = `${start}-${day.padStart(2, "0")}`;
    return { ...base, from: date, to: date, precision: "day" };
  }
  const following = month === 11 ? `${year + 1}-01-01` : `${year}-${String(month + 2).padStart(2, "0")}-01`;
  return { ...base, from: `${start}-01`, to: addDays(following, -1), precision: "month" };
}
