import type { Metadata } from "next";
import { MatrixPage } from "@/components/notes/matrix-page";
import { Frame } from "@/components/release/frame";
import { readMatrix } from "@/lib/read";
import { one } from "../../_page/asked";
import { openProjectPage } from "../../_page/project";
import { Refused } from "../../_page/refused";

export const metadata: Metadata = { title: "Compatibility matrix" };

export default async function Page(props: PageProps<"/[project]/matrix">) {
  const { project, query, moment, frame, version } = await openProjectPage(props, "matrix");
  const { at } = moment;
  const read = await readMatrix({ project, from: one(query, "from"), to: one(query, "to"), at });
  if (!read.ok && read.code === "unavailable") return <Refused view={frame} text={read.text} />;
  return (
    <Frame view={frame}>
      <MatrixPage project={project} version={version} matrix={read.ok ? read.value : null} at={at} />
    </Frame>
  );
}
