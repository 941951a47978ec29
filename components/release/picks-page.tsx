import Link from "next/link";
import { PickExplorer } from "@/components/picks/explorer";
import { PageTitle } from "@/components/ui/page-title";
import { picksQuery } from "@/lib/client/queries";
import { plural } from "@/lib/format/numbers";
import type { PickView, ReleaseView } from "@/lib/view/schemas";
import { phaseNote } from "./notes";
import { Seeded } from "./seeded";

type Props = { release: ReleaseView; answer: { asOf: string; picks: PickView[] }; at: string | null; now: string };

export function PicksPage({ release, answer, at, now }: Props) {
  const { project, version, phase } = release;
  return (
    <>
      <PageTitle
        title={`Cherry-picks for ${version}`}
        note={`${plural(answer.picks.length, "request")} on ${release.branch}`}
      >
        <p className="ml-auto text-meta text-ink-3 phone:ml-0">
          {phaseNote(release, answer.picks, now)}{" "}
          <Link href="/check" prefetch={false} className="no-print underlined">
            Check a request before you post it
          </Link>
        </p>
      </PageTitle>
      <Seeded answers={[{ queryKey: picksQuery({ project, version, at }).queryKey, data: answer }]}>
        <PickExplorer project={project} version={version} phase={phase} at={at} now={now} />
      </Seeded>
    </>
  );
}
