import type { Metadata } from "next";
import { CandidatesPage } from "@/components/release/candidates-page";
import { Frame } from "@/components/release/frame";
import { one } from "../../../_page/asked";
import { openReleasePage, releaseMetadata } from "../../../_page/release";

type Props = PageProps<"/[project]/[version]/candidates">;

export const generateMetadata = (props: Props): Promise<Metadata> => releaseMetadata(props, "Candidates");

export default async function Page(props: Props) {
  const page = await openReleasePage(props, "candidates");
  if ("instead" in page) return page.instead;
  const { query, moment, release, picks, candidates, ci, frame } = page.opened;
  return (
    <Frame view={frame} sources={release.sources}>
      <CandidatesPage
        release={release}
        candidates={candidates}
        picks={picks}
        ci={ci}
        newer={one(query, "newer")}
        older={one(query, "older")}
        at={moment.at}
      />
    </Frame>
  );
}
