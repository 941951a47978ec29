/** Events as an Atom feed. */
import { Feed } from "feed";
import type { OutEvent } from "./events";
import { escapeHtml, proper } from "./text";

export type FeedEntry = OutEvent & { project: string; version: string };

export type FeedOf = {
  /** What the feed is about: `pytorch/2.12.0`, `people/malfet`. It names the feed for ever. */
  name: string;
  title: string;
  subtitle: string;
  /** The page that a reader opens, and the feed's own address. */
  page: string;
  self: string;
  /** Where the dashboard answers. */
  origin: string;
  entries: readonly FeedEntry[];
  /** What the feed says of its age when nothing has happened. */
  since: string;
};

/** Names never hold the dashboard's address, so that an entry stays the same one when the dashboard moves. */
const idOf = (name: string): string => `tag:release-hud,2026:${encodeURI(name)}`;

export function atomFeed({ name, title, subtitle, page, self, origin, entries, since }: FeedOf): string {
  const updated = entries[0]?.at ?? since;
  const feed = new Feed({
    id: idOf(name),
    title: proper(title),
    description: proper(subtitle),
    link: page,
    feedLinks: { atom: self },
    updated: new Date(updated),
    generator: "Release HUD",
    author: { name: "Release HUD" },
    copyright: "",
  });
  for (const entry of entries) {
    const { project, version } = entry;
    feed.addItem({
      id: idOf(`${project}/${version}/${entry.id}`),
      title: html(entry.title),
      description: html(entry.text),
      date: new Date(entry.at),
      published: new Date(entry.at),
      link: entry.url ?? `${origin}/${project}/${version}?at=${entry.at}`,
      author: [{ name: entry.by ?? "Release HUD" }],
      category: [{ term: entry.kind, name: entry.kind }],
    });
  }
  return feed.atom1();
}

/** Atom's library writes text as HTML in a CDATA section: what people wrote must be neither. */
const html = (text: string): string => escapeHtml(proper(text)).replaceAll("]]>", "]]&gt;");
