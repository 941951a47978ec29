import { headers } from "next/headers";
import type { FrameView, Stop } from "@/components/release/frame-view";
import { config } from "@/lib/config";
import { demoScenarios } from "@/lib/config/demo";
import { readerHeader } from "@/lib/http/door";
import type { SummaryView } from "@/lib/view/schemas";
import type { AskedMoment } from "./asked";
import { releasesOf, sourcesOf, standingNow, wholeOf } from "./reads";
import { stopsOf } from "./stops";

type Given = Pick<FrameView, "path" | "place" | "release"> & { moment: AskedMoment; stops?: readonly Stop[] };

/** What the frame of every page shows: the releases, the sources, and the moment. */
export async function frameOf({ moment: { at, now, refusal }, stops, ...given }: Given): Promise<FrameView> {
  const shown = at === null ? Object.fromEntries((await standingNow()).map((one) => [one.project, one.state])) : null;
  const [releases, sources, asked] = await Promise.all([releasesOf(at), sourcesOf(at), headers()]);
  const all = releases.ok ? releases.value.releases : [];
  return {
    ...given,
    at,
    refusal,
    now,
    stops: stops ?? (await stopsOfFirst(all, now)),
    releases: all,
    sources: sources.ok ? sources.value : null,
    reader: asked.get(readerHeader),
    shown,
    scenarios: sources.ok && sources.value.demo ? demoScenarios : [],
    scenario: config().demo,
  };
}

/** A page that belongs to no release steps through the moments of the one that is being released. */
async function stopsOfFirst(releases: readonly SummaryView[], now: string): Promise<Stop[]> {
  const first = releases.find(({ state }) => state === "active");
  if (!first) return [];
  const whole = await wholeOf({ project: first.project, version: first.version, at: null });
  return whole.ok ? stopsOf(whole.value.picks, whole.value.candidates, now) : [];
}
