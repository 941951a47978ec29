import type { Metadata } from "next";
import { Frame } from "@/components/release/frame";
import { ScopePage } from "@/components/release/scope-page";
import { readMissing, readReverts, readScope } from "@/lib/read";
import { Refused } from "../../../_page/refused";
import { openReleasePage, releaseMetadata } from "../../../_page/release";

type Props = PageProps<"/[project]/[version]/scope">;

export const generateMetadata = (props: Props): Promise<Metadata> => releaseMetadata(props, "Scope");

export default async function Page(props: Props) {
  const page = await openReleasePage(props, "scope");
  if ("instead" in page) return page.instead;
  const { named, moment, release, frame } = page.opened;
  const asked = { ...named, at: moment.at };
  const [scope, missing, reverts] = await Promise.all([readScope(asked), readMissing(asked), readReverts(asked)]);
  if (!scope.ok) return <Refused view={frame} text={scope.text} />;
  if (!missing.ok) return <Refused view={frame} text={missing.text} />;
  if (!reverts.ok) return <Refused view={frame} text={reverts.text} />;
  return (
    <Frame view={frame} sources={release.sources}>
      <ScopePage release={release} scope={scope.value} missing={missing.value} reverts={reverts.value} at={moment.at} />
    </Frame>
  );
}
