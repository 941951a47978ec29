import type { Metadata } from "next";
import { Frame } from "@/components/release/frame";
import { HistoryPage } from "@/components/release/history-page";
import { countsOver, verdictsOver } from "../../../_page/metrics";
import { openReleasePage, releaseMetadata } from "../../../_page/release";

type Props = PageProps<"/[project]/[version]/history">;

export const generateMetadata = (props: Props): Promise<Metadata> => releaseMetadata(props, "History");

export default async function Page(props: Props) {
  const page = await openReleasePage(props, "history");
  if ("instead" in page) return page.instead;
  const { named, moment, now, release, picks, candidates, frame } = page.opened;
  const asked = { ...named, at: moment.at };
  const verdicts = await verdictsOver(asked);
  const [scopeOpen, picksPending, passRate] = await Promise.all([
    countsOver(asked, "scope-open"),
    countsOver(asked, "picks-pending"),
    countsOver(asked, "ci-pass-rate"),
  ]);
  return (
    <Frame view={frame} sources={release.sources}>
      <HistoryPage
        release={release}
        picks={picks.picks}
        candidates={candidates}
        verdicts={verdicts}
        scopeOpen={scopeOpen}
        picksPending={picksPending}
        passRate={passRate}
        stops={frame.stops}
        path={frame.path}
        at={moment.at}
        now={now}
      />
    </Frame>
  );
}
