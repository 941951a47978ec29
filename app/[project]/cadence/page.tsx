import type { Metadata } from "next";
import { CadencePage } from "@/components/notes/cadence-page";
import { Frame } from "@/components/release/frame";
import { readCadencePage } from "@/lib/read";
import { openProjectPage } from "../../_page/project";
import { Refused } from "../../_page/refused";

export const metadata: Metadata = { title: "Cadence" };

export default async function Page(props: PageProps<"/[project]/cadence">) {
  const { project, moment, frame, version } = await openProjectPage(props, "cadence");
  const read = await readCadencePage({ project, at: moment.at });
  if (!read.ok && read.code === "unavailable") return <Refused view={frame} text={read.text} />;
  return (
    <Frame view={frame}>
      <CadencePage
        project={project}
        version={version}
        cadence={read.ok ? read.value : null}
        at={moment.at}
        now={moment.at ?? moment.now}
      />
    </Frame>
  );
}
