import { config } from "@/lib/config";
import { originOf } from "@/lib/http/origin";
import { reply, written } from "@/lib/http/reply";
import { eventsOf } from "@/lib/out/events";
import { atomFeed, type FeedEntry } from "@/lib/out/feed";
import type { Happened } from "@/lib/read";

/** What the routes of feeds share: from what happened to an answer. */
export type FeedTold = {
  name: string;
  title: string;
  subtitle: string;
  /** The paths of the page that a reader opens, and of the feed itself. */
  page: string;
  self: string;
  entries: FeedEntry[];
  since: string;
};

const most = 100;

export function entriesOf(happened: Happened): FeedEntry[] {
  const { project, version } = happened.reconciled.release;
  return eventsOf(happened).map((event) => ({ ...event, project, version }));
}

export function writeFeed(request: Request, told: FeedTold, past: boolean): Promise<Response> {
  const origin = originOf(request, config().address);
  const feed = atomFeed({
    ...told,
    origin,
    page: origin + told.page,
    self: origin + told.self,
    entries: told.entries.slice(0, most),
  });
  return reply(request, written(feed), "application/atom+xml; charset=utf-8", past);
}
