import { Fold } from "@/components/ui/fold";
import { Glyph } from "@/components/ui/glyph";
import { Heads } from "@/components/ui/heads";
import { shortLabel } from "@/lib/client/milestone-label";
import { daysLeft } from "@/lib/client/milestone-left";
import { countdown } from "@/lib/format/ages";
import { day, dueDate } from "@/lib/format/dates";
import { joined } from "@/lib/format/numbers";
import type { MilestoneView, ReleaseView } from "@/lib/view/schemas";

const words = { done: "Done", next: "Next", future: "Planned", late: "Overdue" } as const;

function left(milestone: MilestoneView, now: string): string {
  const { date, state } = milestone;
  if (date === null) return "Not known: the tracker's line was not understood";
  return state === "done" ? "" : countdown(daysLeft({ date, state }, now));
}

function Table({ release, now }: { release: ReleaseView; now: string }) {
  return (
    <table className="table">
      <caption className="sr-only">Milestones of {release.version}</caption>
      <Heads of={["Milestone", "Date", "State", { right: "Left" }]} />
      <tbody>
        {release.schedule.map((milestone) => (
          <tr key={`${milestone.id}-${milestone.label}`}>
            <td className="font-medium">
              {milestone.id}{" "}
              <span className="font-normal" title={milestone.label}>
                <span className="phone:hidden">{milestone.label}</span>
                <span className="sm:hidden">{shortLabel(milestone.label)}</span>
              </span>
            </td>
            <td className="whitespace-nowrap text-ink-2">
              {milestone.date ? dueDate(milestone.date, milestone.precision) : "Not known"}
              {milestone.was.length > 0 && (
                <span className="text-ink-3 phone:block">
                  <span className="phone:hidden">, </span>was {joined(milestone.was.map(day), "then")}
                </span>
              )}
            </td>
            <td
              className={
                milestone.state === "next"
                  ? "text-accent"
                  : milestone.state === "late"
                    ? "font-medium text-fail"
                    : "text-ink-2"
              }
            >
              {words[milestone.state]}
            </td>
            <td className="text-right whitespace-nowrap text-ink-3">{left(milestone, now)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The schedule as a table: behind the drawing on a wide page, in its place on a narrow one. */
export function ScheduleList({ release, now }: { release: ReleaseView; now: string }) {
  const problems = release.problems.filter(({ code }) => code !== "before-first-poll"); // the page's banner says it
  return (
    <>
      <Fold label="Schedule as a table" className="no-print -mt-1.5 text-meta narrow:hidden">
        <Table release={release} now={now} />
      </Fold>
      <div className="hidden narrow:block print:hidden">
        <Table release={release} now={now} />
      </div>
      {problems.length > 0 && (
        <ul className="mt-2 grid gap-1 text-meta" aria-label="Problems of the tracker">
          {problems.map((problem) => (
            <li key={`${problem.code}-${problem.line ?? problem.text}`} className="flex gap-1.5 text-warn">
              <Glyph name="warn" />
              <span>
                {problem.text}
                {problem.line !== undefined && (
                  <span className="text-ink-3"> (line {problem.line} of the tracker)</span>
                )}
              </span>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
