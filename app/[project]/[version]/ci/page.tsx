import type { Metadata } from "next";
import { CiPage } from "@/components/release/ci-page";
import { Frame } from "@/components/release/frame";
import { readCi } from "@/lib/read";
import { Refused } from "../../../_page/refused";
import { openReleasePage, releaseMetadata } from "../../../_page/release";

type Props = PageProps<"/[project]/[version]/ci">;

const commits = 20;

export const generateMetadata = (props: Props): Promise<Metadata> => releaseMetadata(props, "CI");

export default async function Page(props: Props) {
  const page = await openReleasePage(props, "ci");
  if ("instead" in page) return page.instead;
  const { named, moment, release, candidates, frame } = page.opened;
  const ci = await readCi({ ...named, at: moment.at, commits });
  if (!ci.ok) return <Refused view={frame} text={ci.text} />;
  return (
    <Frame view={frame} sources={release.sources}>
      <CiPage release={release} ci={ci.value} candidates={candidates} at={moment.at} commits={commits} />
    </Frame>
  );
}
