import { Fold } from "@/components/ui/fold";
import { Glyph } from "@/components/ui/glyph";
import { Empty } from "@/components/ui/page-states";
import { Section } from "@/components/ui/section";
import { clock, dateOf, weekday } from "@/lib/format/dates";
import { plural } from "@/lib/format/numbers";
import { changeMarks } from "@/lib/format/words";
import type { ChangeView } from "@/lib/view/schemas";

export type Net = { value: string; label: string };

/** Newest day first, and in it the newest change first. */
function byDay(changes: readonly ChangeView[]): [string, ChangeView[]][] {
  const days = new Map<string, ChangeView[]>();
  for (const change of [...changes].sort((a, b) => (a.at < b.at ? 1 : -1))) {
    const date = dateOf(change.at);
    days.set(date, [...(days.get(date) ?? []), change]);
  }
  return [...days];
}

/** Red only where work was undone or a gate broke. */
const broken = new Set<ChangeView["event"]>(["worse", "reverted", "missing", "unfollowed", "fails"]);
const bad = ({ event }: ChangeView) => broken.has(event);

const markOf = (change: ChangeView) => {
  if (change.event === "reverted" || change.kind === "revert") return "revert";
  if (bad(change)) return "fail";
  if (change.event === "passes") return "pass";
  if (change.kind === "verdict") return "item"; // no triangle beside a verdict that got better
  return change.event === "merged" ? "merge" : changeMarks[change.kind];
};

/** What weighs most is shown at once; the rest folds. */
const shown = 14;

function ChangeRow({ change }: { change: ChangeView }) {
  const worse = bad(change);
  return (
    <li className="grid grid-cols-[44px_22px_1fr] py-[3px]">
      <time dateTime={change.at} title={change.at} className="text-meta leading-5 text-ink-3">
        {clock(change.at)}
      </time>
      <Glyph name={markOf(change)} tone={worse ? "fail" : "idle"} className="mt-0.5" />
      <a href={change.url} data-row className={worse ? "font-medium" : "text-ink-2"}>
        {change.text}
      </a>
    </li>
  );
}

function Days({ changes, now, past }: { changes: readonly ChangeView[]; now: string; past: boolean }) {
  return byDay(changes).map(([date, rows]) => (
    <div key={date}>
      <h3 className="pt-2.5 pb-[3px] text-micro font-medium text-ink-3">
        {date === dateOf(now) && !past ? "Today" : weekday(date)}
      </h3>
      <ul>
        {rows.map((change) => (
          <ChangeRow key={`${change.at}-${change.text}`} change={change} />
        ))}
      </ul>
    </div>
  ));
}

/** What happened since a moment: the net of it in numbers, then each change as one line. */
export function Changes({
  from,
  now,
  changes,
  net,
  past = false,
}: {
  from: string;
  now: string;
  changes: readonly ChangeView[];
  net: readonly Net[];
  /** In the past nothing will appear. */
  past?: boolean;
}) {
  const weighty = [...changes].sort((a, b) => b.weight - a.weight);
  return (
    <Section id="changes" title={`Changed since the sync of ${weekday(from)}`} aside={`${clock(from)} UTC`}>
      {net.length > 0 && (
        <dl className="grid grid-cols-[3fr_2fr_4fr_3fr] gap-x-3 border-b border-line py-2.5">
          {net.map(({ value, label }) => (
            <div key={label} className="flex flex-col-reverse">
              <dt className="text-meta text-ink-3">{label}</dt>
              <dd className="text-name font-semibold tracking-tight">{value}</dd>
            </div>
          ))}
        </dl>
      )}
      {changes.length === 0 && (
        <Empty what="Nothing changed." more={past ? undefined : "A change appears here within a minute."} />
      )}
      <Days changes={weighty.slice(0, shown)} now={now} past={past} />
      {weighty.length > shown && (
        <Fold label={plural(weighty.length - shown, "smaller change")} className="print:hidden">
          <Days changes={weighty.slice(shown)} now={now} past={past} />
        </Fold>
      )}
    </Section>
  );
}
