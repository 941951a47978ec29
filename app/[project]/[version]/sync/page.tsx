import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { SyncDeck } from "@/components/sync/deck";
import "@/components/sync/sync.css";
import { releaseLink } from "@/lib/client/links";
import { productNow } from "@/lib/config/clock";
import { askedTime } from "@/lib/http/moment";
import { readRelease, readSync, syncBefore } from "@/lib/read";
import { one } from "../../../_page/asked";
import { frameOf } from "../../../_page/frame";
import { Refused } from "../../../_page/refused";
import { releaseMetadata } from "../../../_page/release";

type Props = PageProps<"/[project]/[version]/sync">;

export const generateMetadata = (props: Props): Promise<Metadata> => releaseMetadata(props, "Sync");

/** To the second: an address that people read out and paste. */
const held = (at: string): string => `${at.slice(0, 19)}Z`;

/** A form's moment carries no zone and is taken as UTC, as the form says. */
const withZone = (text: string | null) => (/^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(text ?? "") ? `${text}:00Z` : text);

export default async function Page({ params, searchParams }: Props) {
  const [named, query] = await Promise.all([params, searchParams]);
  const now = productNow();
  const at = askedTime(one(query, "at"), now);
  const since = askedTime(withZone(one(query, "since")), now, "since");
  const moment = { at: at.ok ? at.at : null, now, refusal: null };
  const refused = async (text: string) => (
    <Refused
      view={await frameOf({ path: releaseLink(named, "sync"), place: "sync", release: named, moment })}
      text={text}
    />
  );
  if (!at.ok) return refused(at.text);
  if (!since.ok) return refused(since.text);
  if (at.at === null || since.at === null) {
    const release = await readRelease({ ...named, at: at.at });
    if (!release.ok && release.code === "unavailable") return refused(release.text);
    const start = held(at.at ?? now);
    const before = since.at ?? syncBefore(named.project, start);
    if (!release.ok || before === null) notFound();
    redirect(releaseLink(named, "sync", start, { since: held(before) }));
  }
  const view = await readSync({ ...named, at: at.at, since: since.at });
  if (!view.ok && view.code === "bad-request") return refused(view.text);
  if (!view.ok) notFound();
  return <SyncDeck view={view.value} now={now} />;
}
