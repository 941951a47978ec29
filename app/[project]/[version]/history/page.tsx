import type { Metadata } from "next";
import { Frame } from "@/components/release/frame";
import { HistoryPage } from "@/components/release/history-page";
import { historyOf } from "../../../_page/metrics";
import { openReleasePage, releaseMetadata } from "../../../_page/release";
import { soon } from "../../../_page/soon";

/** How long the page waits for its history in milliseconds, before it answers without. */
const patience = 40;

type Props = PageProps<"/[project]/[version]/history">;

export const generateMetadata = (props: Props): Promise<Metadata> => releaseMetadata(props, "History");

export default async function Page(props: Props) {
  const page = await openReleasePage(props, "history");
  if ("instead" in page) return page.instead;
  const { named, moment, now, release, picks, candidates, frame } = page.opened;
  const history = await soon(historyOf({ ...named, at: moment.at }), patience);
  return (
    <Frame view={frame} sources={release.sources}>
      <HistoryPage
        release={release}
        picks={picks}
        candidates={candidates}
        history={"now" in history ? history.now : history.later}
        stops={frame.stops}
        path={frame.path}
        at={moment.at}
        now={now}
      />
    </Frame>
  );
}
