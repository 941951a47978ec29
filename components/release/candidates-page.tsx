import { CandidateTable } from "@/components/candidates/candidate-table";
import { ComparisonSection } from "@/components/candidates/comparison";
import { NextCandidateSection } from "@/components/candidates/next-candidate";
import { Failure } from "@/components/ui/page-states";
import { PageTitle } from "@/components/ui/page-title";
import { wasRead } from "@/lib/client/was-read";
import type { CandidateView, CiView, PickView, ReleaseView } from "@/lib/view/schemas";

type Props = {
  release: ReleaseView;
  candidates: readonly CandidateView[];
  picks: readonly PickView[];
  ci: CiView | null;
  newer: string | null;
  older: string | null;
  at: string | null;
};

export function CandidatesPage({ release, candidates, picks, ci, newer, older, at }: Props) {
  const newestFirst = [...candidates].sort((a, b) => (a.at < b.at ? 1 : -1));
  const known = wasRead(release.sources, "tracker", "release-pulls", "named-pulls", "branch");
  return (
    <>
      <PageTitle title={`Candidates of ${release.version}`} note={release.branch} />
      {!known && (
        <Failure
          mark="unknown"
          what="Not everything was read."
          instead="Picks may be missing from these lists. The status page says what is read."
        />
      )}
      <div className="mt-3">
        <CandidateTable
          candidates={newestFirst}
          known={known}
          ran={wasRead(release.sources, "ci")}
          tagged={wasRead(release.sources, "tags")}
        />
      </div>
      <NextCandidateSection candidates={newestFirst} picks={picks} known={known} ci={ci} at={at} />
      <ComparisonSection candidates={newestFirst} picks={picks} newer={newer} older={older} at={at} />
    </>
  );
}
