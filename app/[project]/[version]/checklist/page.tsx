import type { Metadata } from "next";
import { ChecklistPage } from "@/components/notes/checklist-page";
import { Frame } from "@/components/release/frame";
import { Failure } from "@/components/ui/page-states";
import { isUnread } from "@/lib/client/was-read";
import { readChecklistPage } from "@/lib/read";
import { openReleasePage, releaseMetadata } from "../../../_page/release";

type Props = PageProps<"/[project]/[version]/checklist">;

export const generateMetadata = (props: Props): Promise<Metadata> => releaseMetadata(props, "Checklist");

export default async function Page(props: Props) {
  const page = await openReleasePage(props, "checklist");
  if ("instead" in page) return page.instead;
  const { named, moment, release, frame } = page.opened;
  const read = await readChecklistPage({ ...named, at: moment.at });
  return (
    <Frame view={frame} sources={release.sources}>
      {read.ok ? (
        <ChecklistPage
          named={named}
          page={read.value}
          unread={isUnread(release.sources, "validation")}
          at={moment.at}
        />
      ) : (
        <Failure mark="unknown" what={read.text} instead="Try again in a moment." />
      )}
    </Frame>
  );
}
