import type { ReactNode } from "react";
import { CellMark } from "@/components/ci/cell-key";
import { PastBanner } from "@/components/history/past-banner";
import { FreshnessMark } from "@/components/status/freshness-mark";
import { DoneMark, FutureMark, GhostMark, Hatches, LateMark, NextMark, Pennant } from "@/components/timeline/marks";
import { Annunciator } from "@/components/ui/annunciator";
import { Glyph } from "@/components/ui/glyph";
import { Empty, Failure, LoadingRows } from "@/components/ui/page-states";
import { Section } from "@/components/ui/section";
import { Status } from "@/components/ui/status";
import { checkWords, gateWords, type verdictWords } from "@/lib/format/words";

const Row = ({
  mark,
  children,
  className = "grid-cols-[128px_1fr] min-h-[34px]",
}: {
  mark: ReactNode;
  children: ReactNode;
  className?: string;
}) => (
  <div className={`grid items-center border-b border-line text-ink-2 last:border-b-0 ${className}`}>
    <span>{mark}</span>
    <span>{children}</span>
  </div>
);

const verdicts = {
  "no-go": "A required gate fails. Always with its reason and what would flip it.",
  unknown: "A required source is missing, or older than 10 min. Never drawn green.",
  "at-risk": "No gate fails, but a warning is open or the pace misses the date.",
  go: "Every required gate passes on fresh data.",
  shipped: "It is out. Kept for reference, without colour.",
} as const;

export const Verdicts = () => (
  <Section id="verdicts" title="Verdicts" aside="the worst rule wins">
    {Object.entries(verdicts).map(([call, text]) => (
      <Row
        key={call}
        className="min-h-14 grid-cols-[190px_1fr]"
        mark={<Annunciator call={call as keyof typeof verdictWords} className="min-w-38 text-reason!" />}
      >
        {text}
      </Row>
    ))}
  </Section>
);

const statuses = {
  fail: "Checked, and not met.",
  unknown: "It cannot be checked: the evidence is missing.",
  warn: "Met in part, or at risk of not being met.",
  running: "It is being found out. The count says how far.",
  "not-yet": "It cannot begin before an earlier step.",
  pass: "Checked, and met. Only the mark takes colour.",
} as const;

export const Statuses = () => (
  <Section id="statuses" title="Statuses" aside="mark and word, never one alone">
    {Object.entries(statuses).map(([status, text]) => (
      <Row key={status} mark={<Status is={gateWords[status as keyof typeof statuses]} />}>
        {text}
      </Row>
    ))}
  </Section>
);

const cells = {
  fail: "red after every retry",
  flaky: "passed on a retry",
  running: "in progress",
  pass: "passed the first time",
  cancelled: "stopped by a person",
  skipped: "not needed here",
  absent: "no result exists",
} as const;

export const Cells = () => (
  <Section id="cells" title="CI cells" aside="size and shape first, then colour">
    <div className="grid grid-cols-2 gap-x-10">
      {Object.entries(cells).map(([state, text]) => (
        <div
          key={state}
          className="grid min-h-[34px] grid-cols-[30px_84px_1fr] items-center border-b border-line text-ink-2"
        >
          <CellMark state={state as keyof typeof cells} />
          <span className="font-medium text-ink">{checkWords[state as keyof typeof cells].word}</span>
          <span>{text}</span>
        </div>
      ))}
    </div>
  </Section>
);

const events = [
  ["pick", "Requested", "a pick is asked for"],
  ["merge", "Merged", "it is on the branch"],
  ["revert", "Reverted", "it left the branch"],
  ["tag", "Tagged", "a candidate exists"],
  ["date", "Moved", "the date of a milestone changed"],
  ["item", "Closed", "an item left the milestone"],
] as const;

export const Events = () => (
  <Section id="events" title="Events" aside="ink; red only where work is undone or a gate breaks">
    <div className="grid grid-cols-2 gap-x-10">
      {events.map(([mark, word, text]) => (
        <div
          key={mark}
          className="grid min-h-[34px] grid-cols-[30px_84px_1fr] items-center border-b border-line text-ink-2"
        >
          <Glyph name={mark} tone={mark === "revert" ? "fail" : undefined} />
          <span className="font-medium text-ink">{word}</span>
          <span>{text}</span>
        </div>
      ))}
    </div>
  </Section>
);

const timeline: [string, string, ReactNode][] = [
  ["Done", "solid ink with a check", <DoneMark key="done" x={10} y={10} />],
  ["Next", "accent; a week-precise date is a range", <NextMark key="next" x={10} y={10} to={113} />],
  ["Future", "hollow", <FutureMark key="future" x={10} y={10} />],
  [
    "Slipped",
    "the old place stays as a ghost",
    <g key="slipped">
      <GhostMark x={10} y={10} to={86} />
      <FutureMark x={86} y={10} />
    </g>,
  ],
  ["Overdue", "red, with a line to today", <LateMark key="late" x={10} y={10} to={62} />],
  ["Candidate", "a pennant at the tagged commit", <Pennant key="tag" x={4} y={1} label="rc3" />],
];

export const TimelineMarks = () => (
  <Section id="marks" title="Timeline marks" aside="one diamond per milestone">
    <svg width="0" height="0" className="absolute" aria-hidden="true">
      <Hatches />
    </svg>
    {timeline.map(([word, text, mark]) => (
      <div
        key={word}
        className="grid min-h-9 grid-cols-[138px_92px_1fr] items-center border-b border-line text-ink-2 last:border-b-0"
      >
        <svg className="chart" width="118" height="20" viewBox="0 0 118 20" aria-hidden="true">
          {mark}
        </svg>
        <span className="font-medium text-ink">{word}</span>
        <span>{text}</span>
      </div>
    ))}
  </Section>
);

const State = ({ title, children }: { title: string; children: ReactNode }) => (
  <div className="border-b border-line py-2.5 last:border-b-0">
    <h3 className="mb-1.5 text-micro font-normal text-ink-3">{title}</h3>
    {children}
  </div>
);

const noon = "2026-04-24T14:31:56Z";
const at = Date.parse(noon);

export const PageStates = () => (
  <Section id="states" title="Page states" aside="the layout never jumps">
    <State title="Freshness, in the top bar">
      <p className="flex flex-wrap gap-x-8 gap-y-2">
        <FreshnessMark is={{ state: "live", at: noon }} now={at + 12_000} />
        <FreshnessMark is={{ state: "stale", at: noon }} now={at + 24 * 60_000} />
        <FreshnessMark is={{ state: "offline", at: noon }} now={at} />
        <FreshnessMark is={{ state: "never", at: null }} now={at} />
      </p>
    </State>
    <State title="Time machine, across the top of the page">
      <PastBanner at="2026-04-22T15:50:00Z" path="/design" text="rc3 was tagged here." firstPoll={null} />
    </State>
    <State title="Loading: rows keep their place and nothing shimmers">
      <LoadingRows at="once" />
    </State>
    <State title="Empty: what is absent, and what came last">
      <Empty
        what="No pending picks."
        more="The last one merged today at 09:04. New requests appear here within a minute."
      />
    </State>
    <State title="Error: what failed, what is shown instead, when it is tried again">
      <Failure
        what="Workflow runs could not be read."
        instead="GitHub refused: rate limit. CI below is from 14:08 UTC."
        retry="Next try in 38 s"
      />
    </State>
    <State title="Unknown: why it cannot be told">
      <Failure mark="unknown" what="Cannot tell" instead="The commits of trunk were not read whole." />
    </State>
  </Section>
);
