import type { Metadata } from "next";
import { Frame } from "@/components/release/frame";
import { ReleasePage } from "@/components/release/release-page";
import { readChanges } from "@/lib/read";
import { historyOf } from "../../_page/metrics";
import { openReleasePage, releaseMetadata } from "../../_page/release";
import { soon } from "../../_page/soon";

type Props = PageProps<"/[project]/[version]">;

export const generateMetadata = (props: Props): Promise<Metadata> => releaseMetadata(props, null);

/** How long the page waits for its history in milliseconds, before it answers without. */
const patience = 40;

export default async function Page(props: Props) {
  const page = await openReleasePage(props, "status");
  if ("instead" in page) return page.instead;
  const { named, moment, now, release, picks, candidates, ci, frame } = page.opened;
  const asked = { ...named, at: moment.at };
  const changes = await readChanges(asked);
  const history = await soon(historyOf(asked), patience);
  return (
    <Frame view={frame} sources={release.sources} firstScreen="own">
      <ReleasePage
        at={moment.at}
        now={now}
        view={{
          release,
          picks,
          ci,
          candidates,
          changes: changes.ok ? changes.value : null,
          history: "now" in history ? history.now : history.later,
        }}
      />
    </Frame>
  );
}
