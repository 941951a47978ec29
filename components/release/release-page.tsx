import { CiHealth } from "@/components/ci/health";
import { GateBoard } from "@/components/gates/board";
import { Burndown } from "@/components/history/burndown";
import { Changes } from "@/components/history/changes";
import type { Point } from "@/components/history/pace";
import { PendingPicks } from "@/components/picks/pending";
import { Timeline } from "@/components/timeline/timeline";
import type { VerdictPoint } from "@/components/timeline/tracks";
import { Empty, LoadingRows } from "@/components/ui/page-states";
import { WhenReady } from "@/components/ui/when-ready";
import { shortLabel } from "@/lib/client/milestone-label";
import { wasRead } from "@/lib/client/was-read";
import { inSentence } from "@/lib/format/numbers";
import { targetWords } from "@/lib/format/words";
import type { CandidateView, ChangeView, CiView, PickView, ReleaseView } from "@/lib/view/schemas";
import { newestCandidate, newestOf, phaseNote } from "./notes";
import { netSince } from "./since";
import { VerdictBlock } from "./verdict";

export type ReleasePageView = {
  release: ReleaseView;
  picks: readonly PickView[];
  ci: CiView | null;
  candidates: readonly CandidateView[];
  changes: { from: string; changes: readonly ChangeView[] } | null;
  /** How it stood over time; a promise while it is still being found out. */
  history: History | Promise<History>;
};

export type History = {
  verdicts: readonly VerdictPoint[];
  scopeOpen: readonly Point[];
  picksPending: readonly Point[];
};

const nothingYet: History = { verdicts: [], scopeOpen: [], picksPending: [] };

/** Two columns with a rule between them; one below the other on a narrow page. */
const two =
  "mt-[26px] grid grid-cols-[minmax(0,876fr)_minmax(0,440fr)] gap-x-[60px] gap-y-7 narrow:grid-cols-1 *:nth-2:relative *:nth-2:before:absolute *:nth-2:before:inset-y-1.5 *:nth-2:before:-left-[30px] *:nth-2:before:w-px *:nth-2:before:bg-line narrow:*:nth-2:before:hidden";

type Props = { view: ReleasePageView; at: string | null; now: string };

/** The answer, then why, who acts next and by when. */
export function ReleasePage({ view, at, now }: Props) {
  const { release, picks, ci, candidates, changes, history } = view;
  const step = release.verdict.step ?? "shipped";
  const goal = release.next && release.verdict.step ? inSentence(shortLabel(release.next.label)) : targetWords[step];
  const newest = newestOf(candidates);
  const beyond = newestCandidate(candidates, ci);
  const timeline = ({ verdicts }: History) => (
    <Timeline
      release={release}
      picks={picks}
      candidates={candidates}
      verdicts={verdicts}
      newest={beyond}
      now={now}
      past={at !== null}
    />
  );
  const changed = ({ scopeOpen }: History) =>
    changes && (
      <Changes
        {...changes}
        now={now}
        past={at !== null}
        net={netSince(changes.from, picks, scopeOpen, changes.changes)}
      />
    );
  return (
    <>
      <VerdictBlock release={release} now={now} />
      <WhenReady value={history} fallback={timeline(nothingYet)}>
        {timeline}
      </WhenReady>
      <div className={changes ? two : "mt-[26px]"}>
        <GateBoard gates={release.gates} step={step} goal={goal} now={now} />
        {changes && (
          <WhenReady value={history} fallback={changed(nothingYet)}>
            {changed}
          </WhenReady>
        )}
      </div>
      <div className="mt-[30px]">
        <PendingPicks
          release={release}
          picks={picks}
          at={at}
          now={now}
          note={phaseNote(release, picks, now)}
          known={wasRead(release.sources, "tracker", "release-pulls")}
        />
      </div>
      <div className={`${two} print:grid-cols-1`}>
        {ci ? (
          <CiHealth ci={ci} tag={newest ? { name: newest.tag, sha: newest.sha } : null} />
        ) : (
          <Empty what="CI is not known." more="No commit of this branch was read yet." />
        )}
        <WhenReady value={history} fallback={<LoadingRows />}>
          {({ scopeOpen, picksPending }) => (
            <Burndown
              scopeOpen={scopeOpen}
              picksPending={picksPending}
              next={release.next}
              now={now}
              past={at !== null}
            />
          )}
        </WhenReady>
      </div>
    </>
  );
}
