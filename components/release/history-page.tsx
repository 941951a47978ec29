import Link from "next/link";
import { Burndown } from "@/components/history/burndown";
import { DwellTable } from "@/components/history/dwell-table";
import type { Point } from "@/components/history/pace";
import { PassRate } from "@/components/history/pass-rate";
import { Scrubber } from "@/components/history/scrubber";
import { TrackSection } from "@/components/timeline/track-section";
import type { VerdictPoint } from "@/components/timeline/tracks";
import { Glyph } from "@/components/ui/glyph";
import { Empty, LoadingRows } from "@/components/ui/page-states";
import { PageTitle } from "@/components/ui/page-title";
import { WhenReady } from "@/components/ui/when-ready";
import { replayLink } from "@/lib/client/links";
import type { CandidateView, PickView, ReleaseView } from "@/lib/view/schemas";
import type { Stop } from "./frame-view";

export type Histories = {
  verdicts: readonly VerdictPoint[];
  scopeOpen: readonly Point[];
  picksPending: readonly Point[];
  passRate: readonly Point[];
};

type Props = {
  release: ReleaseView;
  picks: readonly PickView[];
  candidates: readonly CandidateView[];
  /** A promise while it is still being worked out. */
  history: Histories | Promise<Histories>;
  stops: readonly Stop[];
  path: string;
  at: string | null;
  now: string;
};

/** What is shown meanwhile takes the room of what is to come, so that nothing below it moves. */
function WorkingOut({ version }: { version: string }) {
  return (
    <div className="min-h-[680px]" role="status">
      <Empty
        what={`Working out how ${version} stood on each day since its cut.`}
        more="The first reader waits some seconds; after that it is kept."
      />
      <LoadingRows />
    </div>
  );
}

export function HistoryPage({ release, picks, candidates, history, stops, path, at, now }: Props) {
  const dates = release.schedule.flatMap(({ date }) => date ?? []);
  return (
    <>
      <PageTitle
        title={`History of ${release.version}`}
        note="GitHub's own times fill in what lies before the first read"
      >
        <Link href={replayLink(release)} prefetch={false} className="button no-print ml-auto">
          <Glyph name="present" />
          Replay from the cut
        </Link>
      </PageTitle>
      {stops.length > 0 && <Scrubber key={at ?? "now"} stops={stops} at={at} path={path} />}
      <WhenReady value={history} fallback={<WorkingOut version={release.version} />}>
        {({ verdicts, scopeOpen, picksPending, passRate }) => (
          <>
            <div className="mt-3">
              <TrackSection
                verdicts={verdicts}
                picks={picks}
                candidates={candidates}
                dates={dates}
                start={dates.toSorted()[0] ?? now}
                now={now}
                past={at !== null}
                since={release.verdict.since}
              />
            </div>
            <div className="mt-[30px] grid grid-cols-2 gap-x-[60px] gap-y-7 narrow:grid-cols-1">
              <Burndown
                scopeOpen={scopeOpen}
                picksPending={picksPending}
                next={release.next}
                now={now}
                past={at !== null}
              />
              <div className="grid content-start gap-7">
                <PassRate points={passRate} now={now} past={at !== null} />
                <DwellTable picks={picks} now={now} />
              </div>
            </div>
          </>
        )}
      </WhenReady>
    </>
  );
}
