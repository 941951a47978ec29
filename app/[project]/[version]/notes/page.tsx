import type { Metadata } from "next";
import { NotesPage } from "@/components/notes/notes-page";
import { Frame } from "@/components/release/frame";
import { releaseLink } from "@/lib/client/links";
import { isUnread } from "@/lib/client/was-read";
import { readNotes } from "@/lib/read";
import { askedMoment } from "../../../_page/asked";
import { frameOf } from "../../../_page/frame";
import { wholeOf } from "../../../_page/reads";
import { openReleasePage, releaseMetadata } from "../../../_page/release";

type Props = PageProps<"/[project]/[version]/notes">;

export const generateMetadata = (props: Props): Promise<Metadata> => releaseMetadata(props, "Notes");

/** Versions of before the first tracker have notes all the same. */
async function withoutTracker(props: Props) {
  const [named, query] = await Promise.all([props.params, props.searchParams]);
  const moment = askedMoment(query);
  const whole = await wholeOf({ ...named, at: moment.at });
  if (whole.ok || whole.code !== "not-found") return null;
  const notes = await readNotes({ ...named, at: moment.at });
  if (!notes.ok) return null;
  const frame = await frameOf({ path: releaseLink(named, "notes"), place: null, release: null, moment });
  return (
    <Frame view={frame}>
      <NotesPage {...named} repo={notes.value.repo} notes={notes.value} at={moment.at} />
    </Frame>
  );
}

export default async function Page(props: Props) {
  const bare = await withoutTracker(props);
  if (bare) return bare;
  const page = await openReleasePage(props, "notes");
  if ("instead" in page) return page.instead;
  const { named, moment, release, frame } = page.opened;
  const notes = await readNotes({ ...named, at: moment.at });
  return (
    <Frame view={frame} sources={release.sources}>
      <NotesPage
        project={named.project}
        version={release.version}
        repo={release.tracker.repo}
        notes={notes.ok ? notes.value : null}
        unread={isUnread(release.sources, "published")}
        at={moment.at}
      />
    </Frame>
  );
}
