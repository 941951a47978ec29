import { createdDay } from "./resolve";

/** Hours that each zone is ahead of UTC; `pt`, `et` and their like follow the season. */
const zones: Record<string, number> = {
  utc: 0,
  gmt: 0,
  pst: -8,
  pdt: -7,
  mst: -7,
  mdt: -6,
  cst: -6,
  cdt: -5,
  est: -5,
  edt: -4,
  cet: 1,
  cest: 2,
  bst: 1,
  ist: 5.5,
  aoe: -12,
};
const seasonal: Record<string, number> = { pt: -8, mt: -7, et: -5 };
const zoneName = `(${[...Object.keys(zones), ...Object.keys(seasonal)].join("|")})`;

const clock = new RegExp(`\\b(\\d{1,2})(?::(\\d{2}))?\\s*([ap])?\\.?m?\\.?\\s*${zoneName}\\b`, "i");
const named = new RegExp(`\\b(noon|midnight|eod|end of (?:the )?day|cob)\\b[\\s,(]*(?:in )?${zoneName}\\b`, "i");

/** The exact end of a day at the hour and zone that the text names, in UTC; null where it names none. */
export function endOfDay(date: string, text: string): string | null {
  const start = createdDay(date);
  if (start === null) return null;
  const stamp = /\dT(\d{2}):(\d{2})(?::\d{2})?Z/.exec(text);
  if (stamp) return at(start, Number(stamp[1]) + Number(stamp[2]) / 60, "utc");
  const exact = clock.exec(text);
  if (exact) {
    const hour = hourOf(Number(exact[1]), exact[3]);
    const minute = Number(exact[2] ?? 0);
    return hour > 24 || minute > 59 ? null : at(start, hour + minute / 60, exact[4] ?? "utc");
  }
  const word = named.exec(text);
  if (!word) return null;
  return at(start, word[1]?.toLowerCase() === "noon" ? 12 : 24, word[2] ?? "utc");
}

function hourOf(hour: number, half: string | undefined): number {
  if (half === undefined) return hour;
  return (hour % 12) + (half.toLowerCase() === "p" ? 12 : 0);
}

function at(day: number, hour: number, zone: string): string {
  const ahead = zoneOffset(zone.toLowerCase(), day);
  return `${new Date((day + (hour - ahead) / 24) * 86_400_000 + 0.5).toISOString().slice(0, 19)}Z`;
}

function zoneOffset(zone: string, day: number): number {
  const standard = seasonal[zone];
  return standard === undefined ? (zones[zone] ?? 0) : standard + (isSummerInAmerica(day) ? 1 : 0);
}

/** From the second Sunday of March to the first of November. */
function isSummerInAmerica(day: number): boolean {
  const year = new Date(day * 86_400_000).getUTCFullYear();
  return day >= sunday(year, 2, 2) && day < sunday(year, 10, 1);
}

function sunday(year: number, month: number, nth: number): number {
  const first = Date.UTC(year, month, 1) / 86_400_000;
  const weekday = (first + 4) % 7; // 1 January 1970 was a Thursday
  return first + ((7 - weekday) % 7) + (nth - 1) * 7;
}
