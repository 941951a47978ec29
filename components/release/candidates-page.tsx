import { CandidateTable } from "@/components/candidates/candidate-table";
import { ComparisonSection } from "@/components/candidates/comparison";
import { NextCandidateSection } from "@/components/candidates/next-candidate";
import { PageTitle } from "@/components/ui/page-title";
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
  return (
    <>
      <PageTitle title={`Candidates of ${release.version}`} note={release.branch} />
      <div className="mt-3">
        <CandidateTable candidates={newestFirst} />
      </div>
      <NextCandidateSection candidates={newestFirst} picks={picks} ci={ci} at={at} />
      <ComparisonSection candidates={newestFirst} picks={picks} newer={newer} older={older} at={at} />
    </>
  );
}
