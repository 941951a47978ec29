import type { Metadata } from "next";
import { Frame } from "@/components/release/frame";
import { headline } from "@/components/release/headline";
import { OverviewPage } from "@/components/release/overview-page";
import { verdictWords } from "@/lib/format/words";
import { readCi, readRelease, readReleases } from "@/lib/read";
import type { SummaryView } from "@/lib/view/schemas";
import { askedMoment } from "./_page/asked";
import { frameOf } from "./_page/frame";
import { countsOver } from "./_page/metrics";
import { soon } from "./_page/soon";

type Props = PageProps<"/">;

const worst = Object.keys(verdictWords) as (keyof typeof verdictWords)[];

/** The worst verdict among the active releases stands in the tab. */
export async function generateMetadata(props: Props): Promise<Metadata> {
  const { at } = askedMoment(await props.searchParams);
  const releases = await readReleases({ state: "active", at });
  const calls = releases.ok ? releases.value.releases.map(({ verdict }) => verdict.call) : [];
  const call = worst.find((one) => calls.includes(one));
  if (!releases.ok || !call) return {};
  return {
    title: { absolute: `${headline(releases.value.releases)} · Release HUD` },
    icons: { icon: `/icons/${call}.svg` },
  };
}

/** A trend that takes longer to find out, in milliseconds, is there at the next look. */
const patience = 40;

async function rowOf(summary: SummaryView, at: string | null) {
  const asked = { project: summary.project, version: summary.version, at };
  const ci = await readCi({ ...asked, commits: 20 });
  const blockers = summary.state === "active" ? await soon(countsOver(asked, "blockers"), patience) : null;
  return {
    summary,
    ci: ci.ok ? ci.value : null,
    blockers: blockers && "now" in blockers ? blockers.now.slice(-14) : null,
  };
}

async function companionsOf({ project, version }: SummaryView, at: string | null) {
  const release = await readRelease({ project, version, at });
  return { project, version, list: release.ok ? release.value.companions : [] };
}

export default async function Page(props: Props) {
  const moment = askedMoment(await props.searchParams);
  const view = await frameOf({ path: "/", place: "overview", release: null, moment });
  const active = view.releases.filter(({ state, kind }) => state === "active" && kind === "minor");
  const [rows, companions] = await Promise.all([
    Promise.all(view.releases.map((summary) => rowOf(summary, moment.at))),
    Promise.all(active.map((summary) => companionsOf(summary, moment.at))),
  ]);
  return (
    <Frame view={view}>
      <OverviewPage view={{ rows, companions }} at={moment.at} now={moment.now} />
    </Frame>
  );
}
