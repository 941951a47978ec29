import { ageBetween } from "@/lib/format/ages";
import { clock, day, moment } from "@/lib/format/dates";

/** A moment in words, with ISO 8601 in its title. */
export function When({
  at,
  as = "moment",
  now,
}: {
  at: string;
  as?: "moment" | "day" | "clock" | "age";
  now?: string;
}) {
  const text =
    as === "day" ? day(at) : as === "clock" ? clock(at) : as === "age" && now ? ageBetween(at, now) : moment(at);
  return (
    <time dateTime={at} title={at}>
      {text}
    </time>
  );
}
