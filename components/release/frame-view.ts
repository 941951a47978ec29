import type { Place } from "@/lib/client/links";
import type { Shown } from "@/lib/client/shown";
import type { SourcesView, SummaryView } from "@/lib/view/schemas";

/** A moment worth standing at: something changed then. */
export type Stop = { at: string; text: string | null };

/** What every page knows besides its own subject. */
export type FrameView = {
  /** The moment of the time machine; null is now. */
  at: string | null;
  /** Why the moment that was asked for cannot be shown. */
  refusal: string | null;
  /** The server's clock when the page was made. */
  now: string;
  /** This page's address without the moment. */
  path: string;
  place: Place | "overview" | "people" | null;
  release: { project: string; version: string } | null;
  releases: readonly SummaryView[];
  sources: SourcesView | null;
  /** Oldest first. */
  stops: readonly Stop[];
  /** Who signed in; null where everybody may read. */
  reader: string | null;
  /** Null on a page of the past. */
  shown: Shown | null;
  scenarios: readonly { name: string; text: string }[];
  /** The world of the demo that is shown; null where the data is real. */
  scenario: string | null;
};
