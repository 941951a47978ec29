import type { Metadata } from "next";
import { Frame } from "@/components/release/frame";
import { HistoryPage } from "@/components/release/history-page";
import { historyOf } from "../../../_page/metrics";
import { openReleasePage, releaseMetadata } from "../../../_page/release";

type Props = PageProps<"/[project]/[version]/history">;

export const generateMetadata = (props: Props): Promise<Metadata> => releaseMetadata(props, "History");

export default async function Page(props: Props) {
  const page = await openReleasePage(props, "history");
  if ("instead" in page) return page.instead;
  const { named, moment, now, release, picks, candidates, frame } = page.opened;
  const { verdicts, scopeOpen, picksPending, passRate } = await historyOf({ ...named, at: moment.at });
  return (
    <Frame view={frame} sources={release.sources}>
      <HistoryPage
        release={release}
        picks={picks}
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
