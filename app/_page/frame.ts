import type { FrameView, Stop } from "@/components/release/frame-view";
import { readReleases, readSources } from "@/lib/read";
import type { AskedMoment } from "./asked";
import { scenarios } from "./scenarios";

type Given = Pick<FrameView, "path" | "place" | "release"> & { moment: AskedMoment; stops?: readonly Stop[] };

/** What the frame of every page shows: the releases, the sources, and the moment. */
export async function frameOf({ moment: { at, now }, stops = [], ...given }: Given): Promise<FrameView> {
  const [releases, sources] = await Promise.all([readReleases({ state: "all", at }), readSources({ at })]);
  return {
    ...given,
    at,
    now,
    stops,
    releases: releases.ok ? releases.value.releases : [],
    sources: sources.ok ? sources.value : null,
    scenarios: sources.ok && sources.value.demo ? scenarios : [],
  };
}
