import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { Replay } from "@/components/history/replay";
import { Frame } from "@/components/release/frame";
import { ReleasePage } from "@/components/release/release-page";
import { momentLink, replayLink } from "@/lib/client/links";
import { readChanges, readFrames } from "@/lib/read";
import { one } from "../../../_page/asked";
import { historyOf } from "../../../_page/metrics";
import { openReleasePage, releaseMetadata } from "../../../_page/release";

type Props = PageProps<"/[project]/[version]/replay">;

export const generateMetadata = (props: Props): Promise<Metadata> => releaseMetadata(props, "Replay");

/** The release page, played from the cut to now. */
export default async function Page(props: Props) {
  const [asked, query] = await Promise.all([props.params, props.searchParams]);
  const frames = await readFrames(asked);
  const path = replayLink(asked);
  const page = await openReleasePage(props, "status");
  if ("instead" in page) return page.instead;
  const first = frames.ok ? frames.value[0] : undefined;
  if (!frames.ok || first === undefined) notFound();
  const { named, moment, now, release, picks, candidates, ci, frame } = page.opened;
  if (moment.at === null || one(query, "at") === null) redirect(momentLink(path, first));
  const then = { ...named, at: moment.at };
  const [changes, history] = await Promise.all([readChanges(then), historyOf(then)]);
  return (
    <Frame view={frame} sources={release.sources} firstScreen="own">
      <Replay frames={frames.value} at={moment.at} path={path} />
      <ReleasePage
        at={moment.at}
        now={now}
        view={{
          release,
          picks,
          ci,
          candidates,
          changes: changes.ok ? changes.value : null,
          history,
        }}
      />
    </Frame>
  );
}
