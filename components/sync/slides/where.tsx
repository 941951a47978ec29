import type { CSSProperties } from "react";
import { Status } from "@/components/ui/status";
import { releaseLink } from "@/lib/client/links";
import { shortLabel } from "@/lib/client/milestone-label";
import { daysLeft } from "@/lib/client/milestone-left";
import { countdown } from "@/lib/format/ages";
import { day, dueDate, msOf } from "@/lib/format/dates";
import { plural, sentence } from "@/lib/format/numbers";
import type { Word } from "@/lib/format/words";
import type { MilestoneView, ReleaseView } from "@/lib/view/schemas";
import type { SyncView } from "@/lib/view/sync";
import { Slide } from "../slide";

const words: Record<MilestoneView["state"], Word> = {
  done: { word: "Done", mark: "pass", tone: "pass" },
  next: { word: "Next", mark: "run", tone: "run" },
  future: { word: "Planned", mark: "date", tone: "idle" },
  late: { word: "Overdue", mark: "fail", tone: "fail" },
};

/** Rows that fit: the one before the next, the next, and what follows. */
const shown = 6;

type Dated = MilestoneView & { date: string };
const isDated = (milestone: MilestoneView): milestone is Dated => milestone.date !== null;
const nameOf = ({ id, label }: MilestoneView): string => id ?? shortLabel(label);

function headline({ next, schedule, verdict, version }: ReleaseView): string {
  const slipped = schedule.filter(({ was }) => was.length > 0);
  const slips =
    slipped.length === 0 ? "No date has slipped." : `${plural(slipped.length, "date has", "dates have")} slipped.`;
  if (verdict.call === "shipped") return `${version} is out. ${slips}`;
  if (!next) return `No dated milestone is left. ${slips}`;
  const name = next.id ?? sentence(shortLabel(next.label));
  return `${next.daysLeft < 0 ? `${name} is ${countdown(next.daysLeft)}` : `${name} is due ${countdown(next.daysLeft)}`}. ${slips}`;
}

/** A label needs this share of the line; a closer one is left to the table. */
const room = 0.075;

function Line({ dated, now }: { dated: readonly Dated[]; now: string }) {
  const times = [...dated.map(({ date }) => msOf(date)), msOf(now)];
  const [from, to] = [Math.min(...times), Math.max(...times)];
  const share = (ms: number) => (to === from ? 0 : (ms - from) / (to - from));
  const left = (ms: number): CSSProperties => ({ left: `${(share(ms) * 100).toFixed(2)}%` });
  const today = share(msOf(now));
  return (
    <div className="line" aria-hidden="true">
      <span className="track" />
      <span className="gone" style={{ width: `${(today * 100).toFixed(2)}%` }} />
      {dated.map((milestone, at) => {
        const before = dated.slice(0, at).findLast(({ id }) => id !== null);
        const fits = !before || share(msOf(milestone.date)) - share(msOf(before.date)) >= room;
        return (
          <span
            key={nameOf(milestone)}
            className="stop"
            data-state={milestone.state}
            style={left(msOf(milestone.date))}
          >
            <i />
            {milestone.id && fits && <b>{milestone.id}</b>}
          </span>
        );
      })}
      <span className="today" style={left(msOf(now))}>
        <span style={today > 0.5 ? { right: 0 } : { left: 0 }}>Today, {day(now)}</span>
      </span>
    </div>
  );
}

function left({ state, date }: MilestoneView, now: string): string {
  if (date === null) return "date not known";
  return state === "done" ? words.done.word : `${words[state].word}, ${countdown(daysLeft({ state, date }, now))}`;
}

function ScheduleRow({ milestone, now }: { milestone: MilestoneView; now: string }) {
  const { id, label, date, precision, was, state } = milestone;
  return (
    <tr data-state={state}>
      <th scope="row" className="step" title={label}>
        {id && <b>{id}</b>}
        {shortLabel(label)}
      </th>
      <td>
        {was.map((one) => (
          <s key={one}>
            <span className="sr-only">was </span>
            {day(one)}
          </s>
        ))}
        {date ? dueDate(date, precision) : "Not known"}
      </td>
      <td>
        <Status is={words[state]}>{left(milestone, now)}</Status>
      </td>
    </tr>
  );
}

/** Where the release stands between its cut and its day, and every date with its slips. */
export function WhereSlide({ view: { release, to } }: { view: SyncView }) {
  const { schedule } = release;
  const next = schedule.findIndex(({ state }) => state === "next" || state === "late");
  const first = Math.max(0, Math.min(next < 0 ? schedule.length : next - 1, schedule.length - shown));
  const rows = schedule.slice(first, first + shown);
  return (
    <Slide id="where" question="Where are we?" named={release}>
      <h2 className="headline">{headline(release)}</h2>
      <Line dated={schedule.filter(isDated)} now={to} />
      {schedule.length === 0 ? (
        <p className="lead">The tracker holds no dates that could be read.</p>
      ) : (
        <table className="schedule">
          <caption className="sr-only">Schedule of {release.version}</caption>
          <tbody>
            {rows.map((milestone) => (
              <ScheduleRow key={nameOf(milestone)} milestone={milestone} now={to} />
            ))}
          </tbody>
        </table>
      )}
      <p className="rest">
        {schedule.length > shown && `${plural(schedule.length - shown, "more date")} on the tracker. `}
        <a href={`${releaseLink(release)}/replay`} className="underlined">
          Replay from the cut to now
        </a>
      </p>
    </Slide>
  );
}
