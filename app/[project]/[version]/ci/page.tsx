import type { Metadata } from "next";
import { CiPage } from "@/components/release/ci-page";
import { Frame } from "@/components/release/frame";
import { openReleasePage, releaseMetadata } from "../../../_page/release";

type Props = PageProps<"/[project]/[version]/ci">;

const commits = 20;

export const generateMetadata = (props: Props): Promise<Metadata> => releaseMetadata(props, "CI");

export default async function Page(props: Props) {
  const page = await openReleasePage(props, "ci");
  if ("instead" in page) return page.instead;
  const { moment, now, release, candidates, ci, frame } = page.opened;
  return (
    <Frame view={frame} sources={release.sources}>
      <CiPage release={release} ci={ci} candidates={candidates} at={moment.at} now={now} commits={commits} />
    </Frame>
  );
}
