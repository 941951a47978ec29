import { config } from "@/lib/config";
import { originOf, sameForAll } from "@/lib/http/origin";
import { keptAs, reply, written } from "@/lib/http/reply";
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
  const { address } = config();
  const origin = originOf(request, address);
  const feed = atomFeed({
    ...told,
    origin,
    page: origin + told.page,
    self: origin + told.self,
    entries: told.entries.slice(0, most),
  });
  const kept = keptAs(past, sameForAll(request, address));
  return reply(request, written(feed), "application/atom+xml; charset=utf-8", kept);
}
