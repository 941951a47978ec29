import type { Metadata } from "next";
import { ComparePage } from "@/components/notes/compare-page";
import { Frame } from "@/components/release/frame";
import { readComparison } from "@/lib/read";
import { one } from "../../_page/asked";
import { openProjectPage } from "../../_page/project";
import { Refused } from "../../_page/refused";

export const metadata: Metadata = { title: "Compare releases" };

export default async function Page(props: PageProps<"/[project]/compare">) {
  const { project, query, moment, frame, version } = await openProjectPage(props, "compare");
  const { at } = moment;
  const compared = await readComparison({ project, from: one(query, "from"), to: one(query, "to"), at });
  if (!compared.ok && compared.code === "unavailable") return <Refused view={frame} text={compared.text} />;
  return (
    <Frame view={frame}>
      <ComparePage project={project} version={version} compared={compared.ok ? compared.value : null} at={at} />
    </Frame>
  );
}
