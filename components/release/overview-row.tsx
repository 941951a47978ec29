import clsx from "clsx";
import Link from "next/link";
import { Strip } from "@/components/charts/strip";
import { Trend } from "@/components/charts/trend";
import { headLine, perCommit } from "@/components/ci/summary";
import { Annunciator } from "@/components/ui/annunciator";
import { Status } from "@/components/ui/status";
import { releaseLink } from "@/lib/client/links";
import { shortLabel } from "@/lib/client/milestone-label";
import { countdown } from "@/lib/format/ages";
import { day, dueDate } from "@/lib/format/dates";
import { inSentence, plural, sentence } from "@/lib/format/numbers";
import type { CiView, SummaryView } from "@/lib/view/schemas";

export type OverviewRowView = {
  summary: SummaryView;
  ci: CiView | null;
  /** Open blockers by day, oldest first; null where it is not known. */
  blockers: readonly { at: string; value: number }[] | null;
  /** Pending picks without a decision; null where it is not known. */
  undecided: number | null;
};

function where(summary: SummaryView): string {
  if (summary.state === "planned") return "branch not cut yet";
  if (summary.state === "shipped") return summary.branch;
  const patch = summary.kind === "patch" ? ["patch"] : [];
  const phase = summary.phase === null ? [] : [`phase ${summary.phase}`];
  return [summary.branch, ...patch, ...phase].join(", ");
}

function Next({ summary: { next, state, verdict } }: { summary: SummaryView }) {
  if (!next)
    return (
      <>
        <b>None left</b>
        <p>
          {state === "shipped" && verdict.since
            ? `out since ${day(verdict.since)}`
            : state === "shipped"
              ? "out"
              : "no dated milestone"}
        </p>
      </>
    );
  return (
    <>
      <b title={next.label}>{next.id ? `${next.id}, ${inSentence(shortLabel(next.label))}` : shortLabel(next.label)}</b>
      <p className={next.daysLeft < 0 ? "text-fail!" : undefined}>
        {countdown(next.daysLeft)}, {dueDate(next.date, next.precision)}
      </p>
    </>
  );
}

function Picks({ summary: { counts, freshness }, undecided }: OverviewRowView) {
  const unread = freshness.stale.some((id) => /\/(?:tracker|release-pulls)$/.test(id));
  if (unread && counts.picksPending + counts.picksMerged === 0)
    return <span className="text-ink-3">Not known yet</span>;
  const reverted = counts.picksReverted > 0 ? `, ${counts.picksReverted} reverted` : "";
  const came = `${counts.picksMerged} merged${reverted}`;
  return (
    <>
      <b data-value>{counts.picksPending}</b>
      {/* What somebody must do stands before what is done. */}
      {undecided ? (
        <p title={came}>
          {undecided} {undecided === 1 ? "has" : "have"} no decision
        </p>
      ) : (
        <p>{came}</p>
      )}
    </>
  );
}

export function CiCell({ ci }: { ci: CiView | null }) {
  if (!ci || ci.commits.length === 0) return <span className="text-ink-3">Not known: no commit was read</span>;
  const { is, text } = headLine(ci);
  return (
    <>
      <Strip states={perCommit(ci).slice(0, 20).reverse()} size={10} gap={1} className="mt-[5px] mb-1.5 block" />
      <Status is={is}>{text}</Status>
    </>
  );
}

function Blockers({ summary: { verdict, state }, blockers }: OverviewRowView) {
  const people = new Set(verdict.flips.flatMap(({ who }) => who));
  const [only] = people;
  const calm = verdict.flips.length === 0;
  const act = calm
    ? verdict.since
      ? `since ${day(verdict.since)}`
      : "nothing blocks"
    : people.size === 1
      ? only
      : people.size > 1
        ? `${people.size} people to act`
        : "nobody is named";
  const values = blockers?.map(({ value }) => value) ?? [];
  return (
    <div className="flex items-center gap-3">
      <Trend
        values={state === "shipped" && values.length === 0 ? [0, 0] : values}
        width={104}
        height={30}
        step
        tone={verdict.call === "no-go" ? "fail" : "quiet"}
      />
      <p>
        <b className="text-lead tracking-snug text-ink">
          {verdict.call === "unknown" && calm ? "Not known" : verdict.flips.length}
        </b>
        <br />
        <span className="text-meta text-ink-3">{act}</span>
      </p>
    </div>
  );
}

export function OverviewRow({ row, first, at }: { row: OverviewRowView; first: boolean; at: string | null }) {
  const { summary } = row;
  const quiet = summary.state === "shipped" || summary.state === "dropped";
  return (
    <tr
      className={clsx(
        quiet && "[&_b]:font-medium [&_b]:text-ink-2 [&>td:nth-child(5)]:grayscale",
        first ? "[&>td]:h-[104px]" : "[&>td]:h-[88px]",
      )}
    >
      <td className="w-[142px]">
        <Annunciator
          call={summary.verdict.call}
          className={first ? "min-w-[136px] text-[19px]" : "min-w-28 text-lead"}
        />
      </td>
      <td className="w-[262px]">
        <Link href={releaseLink(summary, "status", at)} prefetch={false} data-row className="block tracking-tight">
          <b className={first ? "text-title" : "text-name"}>{summary.version}</b>
        </Link>
        <span className="text-ink-3">{summary.state === "dropped" ? "dropped" : where(summary)}</span>
      </td>
      <td className="w-[238px]">
        <Next summary={summary} />
      </td>
      <td className="w-[150px]">
        <Picks {...row} />
      </td>
      <td className="w-56">
        <CiCell ci={row.ci} />
      </td>
      <td className="w-[214px]" title={sentence(summary.verdict.reason)}>
        <Blockers {...row} />
      </td>
    </tr>
  );
}

/** A narrow page tells the same in one column. */
export function OverviewCard({ row, at }: { row: OverviewRowView; at: string | null }) {
  const { summary } = row;
  return (
    <Link href={releaseLink(summary, "status", at)} prefetch={false} className="grid gap-2 border-b border-line py-4">
      <span className="flex items-center gap-3">
        <Annunciator call={summary.verdict.call} className="min-w-28 text-lead" />
        <b className="text-name tracking-tight">{summary.version}</b>
        <span className="ml-auto text-ink-3">{where(summary)}</span>
      </span>
      <span className="text-lead text-ink-2">{summary.verdict.reason}</span>
      <span className="text-ink-2 [&_b]:font-medium [&_b]:text-ink [&_p]:inline [&_p]:before:content-['_']">
        <Next summary={summary} />
      </span>
      <span className="text-ink-2">
        {plural(summary.counts.picksPending, "pending pick")}, {plural(summary.counts.scopeOpen, "open milestone item")}
      </span>
    </Link>
  );
}
