import type { Metadata } from "next";
import { Frame } from "@/components/release/frame";
import { ScopePage } from "@/components/release/scope-page";
import { openReleasePage, releaseMetadata } from "../../../_page/release";

type Props = PageProps<"/[project]/[version]/scope">;

export const generateMetadata = (props: Props): Promise<Metadata> => releaseMetadata(props, "Scope");

export default async function Page(props: Props) {
  const page = await openReleasePage(props, "scope");
  if ("instead" in page) return page.instead;
  const { moment, release, scope, missing, reverts, frame } = page.opened;
  return (
    <Frame view={frame} sources={release.sources}>
      <ScopePage release={release} scope={scope} missing={missing} reverts={reverts} at={moment.at} />
    </Frame>
  );
}
