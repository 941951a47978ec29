import type { Metadata } from "next";
import { Frame } from "@/components/release/frame";
import { headline } from "@/components/release/headline";
import { OverviewPage } from "@/components/release/overview-page";
import { verdictWords } from "@/lib/format/words";
import { readCi, readRelease, readReleases } from "@/lib/read";
import type { SummaryView } from "@/lib/view/schemas";
import { askedMoment } from "./_page/asked";
import { frameOf } from "./_page/frame";

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

async function rowOf(summary: SummaryView, at: string | null) {
  const ci = await readCi({ project: summary.project, version: summary.version, at, commits: 20 });
  return { summary, ci: ci.ok ? ci.value : null, blockers: null };
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
