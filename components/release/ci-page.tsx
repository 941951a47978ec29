import { CellKey } from "@/components/ci/cell-key";
import { CiExplorer } from "@/components/ci/explorer";
import { Key } from "@/components/ui/key";
import { PageTitle } from "@/components/ui/page-title";
import { Section } from "@/components/ui/section";
import { ciQuery } from "@/lib/client/queries";
import { plural } from "@/lib/format/numbers";
import type { CandidateView, CiView, ReleaseView } from "@/lib/view/schemas";
import { CompanionRows } from "./companions";
import { Nightlies } from "./nightlies";
import { Seeded } from "./seeded";

type Props = {
  release: ReleaseView;
  ci: CiView;
  candidates: readonly CandidateView[];
  at: string | null;
  now: string;
  commits: number;
};

const heads = ["Branch", "Repository", "Newest candidate", "Open picks", "CI on its head", "Head"];

/** Commits by jobs on the release branch, and the CI of the repositories that ship with it. */
export function CiPage({ release, ci, candidates, at, now, commits }: Props) {
  const { project, version } = release;
  const tags = Object.fromEntries(
    candidates.flatMap((candidate) => {
      const commit = ci.commits.find(({ sha }) => candidate.sha.startsWith(sha) || sha.startsWith(candidate.sha));
      return commit ? [[commit.sha, /rc\d+$/i.exec(candidate.tag)?.[0] ?? candidate.tag]] : [];
    }),
  );
  return (
    <>
      <PageTitle
        title={`CI on ${ci.branch}`}
        note={`last ${plural(ci.commits.length, "commit")}, ${plural(ci.workflows.length, "workflow")}`}
      />
      <Seeded answers={[{ queryKey: ciQuery({ project, version, at }, commits).queryKey, data: ci }]}>
        <CiExplorer
          project={project}
          version={version}
          at={at}
          commits={commits}
          tags={tags}
          remedies={release.verdict.flips}
        />
      </Seeded>
      <div className="flex flex-wrap items-center gap-x-5 gap-y-2 pt-3">
        <CellKey only={["pass", "fail", "flaky", "running", "cancelled", "skipped", "absent"]} />
        <span className="ml-auto flex items-center gap-1 text-meta text-ink-3 phone:hidden">
          <Key>h</Key>
          <Key>j</Key>
          <Key>k</Key>
          <Key>l</Key> move
          <Key>n</Key> next failure
        </span>
      </div>
      {release.companions.length > 0 && (
        <Section id="companions" title={`Companions of ${version}`} className="mt-7">
          <div className="overflow-x-auto">
            <table className="w-full [&_p]:text-ink-2 [&_td]:border-b [&_td]:border-line [&_td]:pr-4">
              <thead className="phone:sr-only">
                <tr>
                  {heads.map((head) => (
                    <th key={head} scope="col" className="pt-2 text-micro text-ink-3">
                      {head}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                <CompanionRows companions={release.companions} />
              </tbody>
            </table>
          </div>
        </Section>
      )}
      <Nightlies release={release} now={now} />
    </>
  );
}
