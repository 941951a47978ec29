import { CiHealth } from "@/components/ci/health";
import { GateBoard } from "@/components/gates/board";
import { Burndown } from "@/components/history/burndown";
import { Changes } from "@/components/history/changes";
import type { Point } from "@/components/history/pace";
import { PendingPicks } from "@/components/picks/pending";
import { Timeline } from "@/components/timeline/timeline";
import type { VerdictPoint } from "@/components/timeline/tracks";
import { inSentence } from "@/lib/format/numbers";
import { targetWords } from "@/lib/format/words";
import type { CandidateView, ChangeView, CiView, PickView, ReleaseView } from "@/lib/view/schemas";
import { newestCandidate, phaseNote } from "./notes";
import { netSince } from "./since";
import { VerdictBlock } from "./verdict";

export type ReleasePageView = {
  release: ReleaseView;
  picks: readonly PickView[];
  ci: CiView | null;
  candidates: readonly CandidateView[];
  changes: { from: string; changes: readonly ChangeView[] } | null;
  verdicts: readonly VerdictPoint[];
  scopeOpen: readonly Point[];
  picksPending: readonly Point[];
};

/** Two columns with a rule between them; one below the other on a narrow page. */
const two =
  "mt-[26px] grid grid-cols-[minmax(0,876fr)_minmax(0,440fr)] gap-x-[60px] gap-y-7 narrow:grid-cols-1 *:nth-2:relative *:nth-2:before:absolute *:nth-2:before:inset-y-1.5 *:nth-2:before:-left-[30px] *:nth-2:before:w-px *:nth-2:before:bg-line narrow:*:nth-2:before:hidden";

/** The answer, then why, who acts next and by when. */
export function ReleasePage({ view, at, now }: { view: ReleasePageView; at: string | null; now: string }) {
  const { release, picks, ci, candidates, changes } = view;
  const step = release.verdict.step ?? "shipped";
  const goal = release.next && release.verdict.step ? inSentence(release.next.label) : targetWords[step];
  const [newest] = candidates;
  return (
    <>
      <VerdictBlock release={release} now={now} />
      <Timeline
        release={release}
        picks={picks}
        candidates={candidates}
        verdicts={view.verdicts}
        newest={newestCandidate(candidates, ci)}
        now={now}
      />
      <div className={two}>
        <GateBoard gates={release.gates} step={step} goal={goal} now={now} />
        {changes && (
          <Changes
            from={changes.from}
            now={now}
            changes={changes.changes}
            net={netSince(changes.from, picks, view.scopeOpen, changes.changes)}
          />
        )}
      </div>
      <div className="mt-[30px]">
        <PendingPicks release={release} picks={picks} at={at} now={now} note={phaseNote(release, picks, now)} />
      </div>
      <div className={two}>
        {ci && <CiHealth ci={ci} tag={newest ? { name: newest.tag, sha: newest.sha } : null} />}
        <Burndown scopeOpen={view.scopeOpen} picksPending={view.picksPending} next={release.next} now={now} />
      </div>
    </>
  );
}
