import type { Metadata } from "next";
import { NotesSearchPage } from "@/components/notes/search-page";
import { Frame } from "@/components/release/frame";
import { searchNotes } from "@/lib/read";
import { one } from "../../_page/asked";
import { openProjectPage } from "../../_page/project";
import { Refused } from "../../_page/refused";

type Props = PageProps<"/[project]/notes">;

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const q = one(await searchParams, "q");
  return { title: q ? `${q.slice(0, 80)} · Release notes` : "Search release notes" };
}

export default async function Page(props: Props) {
  const { project, query, moment, frame, version } = await openProjectPage(props, "notes");
  const q = (one(query, "q") ?? "").trim().slice(0, 400);
  const only = one(query, "version");
  const { at } = moment;
  const found = q === "" ? null : await searchNotes({ project, q, version: only, at });
  if (found && !found.ok && found.code === "unavailable") return <Refused view={frame} text={found.text} />;
  return (
    <Frame view={frame}>
      <NotesSearchPage
        asked={{ project, q, only, at }}
        version={version}
        found={found?.ok ? found.value : null}
        refusal={found && !found.ok ? found.text : null}
      />
    </Frame>
  );
}
