import type { Metadata } from "next";
import { Frame } from "@/components/release/frame";
import { PicksPage } from "@/components/release/picks-page";
import { openReleasePage, releaseMetadata } from "../../../_page/release";

type Props = PageProps<"/[project]/[version]/picks">;

export const generateMetadata = (props: Props): Promise<Metadata> => releaseMetadata(props, "Picks");

export default async function Page(props: Props) {
  const page = await openReleasePage(props, "picks");
  if ("instead" in page) return page.instead;
  const { moment, now, release, picks, asOf, frame } = page.opened;
  return (
    <Frame view={frame} sources={release.sources} firstScreen="own">
      <PicksPage release={release} answer={{ asOf, picks }} at={moment.at} now={now} />
    </Frame>
  );
}
