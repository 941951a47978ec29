import { Annunciator } from "@/components/ui/annunciator";
import { shortLabel } from "@/lib/client/milestone-label";
import { ageBetween, countdown } from "@/lib/format/ages";
import { dueDate, moment } from "@/lib/format/dates";
import { inSentence, sentence } from "@/lib/format/numbers";
import { targetWords, verdictWords } from "@/lib/format/words";
import type { ReleaseView, SummaryView } from "@/lib/view/schemas";
import { Decisions } from "./decisions";
import { FlipList } from "./flip-list";
import { Gauge } from "./gauge";

/** `M4, final RC`, or the step's name where no dated milestone stands. */
function goal({ next, verdict, version }: SummaryView): string {
  if (verdict.call === "shipped") return `${version} is out`;
  if (next) return next.id ? `${next.id}, ${inSentence(shortLabel(next.label))}` : shortLabel(next.label);
  return verdict.step ? sentence(targetWords[verdict.step]) : version;
}

function Due({ next, verdict }: SummaryView) {
  if (verdict.call === "shipped") return null;
  if (!next) return <p className="text-lead text-ink-2">No dated milestone is left</p>;
  return (
    <p className="text-lead text-ink-2">
      <b className="font-medium text-ink">
        {next.daysLeft < 0 ? sentence(countdown(next.daysLeft)) : `Due ${countdown(next.daysLeft)}`}
      </b>
      , {dueDate(next.date, next.precision)}
    </p>
  );
}

/** The answer first: verdict, what it is about, time left, one sentence, how complete it is, and what would flip it. */
export function VerdictBlock({ release, now }: { release: ReleaseView; now: string }) {
  const { verdict } = release;
  return (
    <section
      id="first-screen"
      aria-label="Verdict"
      className="unbroken grid grid-cols-[minmax(0,612fr)_minmax(0,700fr)] gap-x-16 gap-y-8 pt-[30px] pb-7 narrow:grid-cols-1 phone:pt-5"
    >
      <div>
        <div className="flex flex-wrap items-center gap-x-6 gap-y-4">
          <Annunciator call={verdict.call} size="verdict" />
          <div>
            <h1 className="text-title tracking-tight" title={release.next?.label}>
              <span className="sr-only">
                {release.project} {release.version}:{" "}
              </span>
              {goal(release)}
            </h1>
            <Due {...release} />
          </div>
        </div>
        {/* Of a release that is out the headline has said it. */}
        {verdict.call !== "shipped" && (
          <p data-value className="mt-[22px] max-w-[34em] text-reason tracking-[-0.012em] text-balance">
            {verdict.reason}
          </p>
        )}
        <p className="mt-[18px] flex flex-wrap items-center gap-x-2.5 gap-y-1 text-ink-2">
          <Gauge sources={release.sources} firstPoll={release.freshness.beforeFirstPoll} />
          {verdict.since && (
            <span className="sm:border-l sm:border-strong sm:pl-2.5">
              {verdictWords[verdict.call].said} for {ageBetween(verdict.since, now)}, since{" "}
              <time dateTime={verdict.since} title={verdict.since}>
                {moment(verdict.since)}
              </time>{" "}
              UTC
            </span>
          )}
        </p>
        <Decisions decisions={release.decisions} />
      </div>
      <FlipList verdict={verdict} />
    </section>
  );
}
