import type { Metadata } from "next";
import { NotesPage } from "@/components/notes/notes-page";
import { Frame } from "@/components/release/frame";
import { readNotes } from "@/lib/read";
import { openReleasePage, releaseMetadata } from "../../../_page/release";

type Props = PageProps<"/[project]/[version]/notes">;

export const generateMetadata = (props: Props): Promise<Metadata> => releaseMetadata(props, "Notes");

export default async function Page(props: Props) {
  const page = await openReleasePage(props, "notes");
  if ("instead" in page) return page.instead;
  const { named, moment, release, frame } = page.opened;
  const notes = await readNotes({ ...named, at: moment.at });
  return (
    <Frame view={frame} sources={release.sources}>
      <NotesPage
        version={release.version}
        repo={release.tracker.repo}
        notes={notes.ok ? notes.value : null}
        at={moment.at}
      />
    </Frame>
  );
}
