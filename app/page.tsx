import type { Metadata } from "next";
import { Frame } from "@/components/release/frame";
import { headline } from "@/components/release/headline";
import { OverviewPage } from "@/components/release/overview-page";
import { wasRead } from "@/lib/client/was-read";
import { verdictWords } from "@/lib/format/words";
import type { SummaryView } from "@/lib/view/schemas";
import { askedMoment } from "./_page/asked";
import { frameOf } from "./_page/frame";
import { blockersOf } from "./_page/metrics";
import { releasesOf, wholeOf } from "./_page/reads";
import { soon } from "./_page/soon";

type Props = PageProps<"/">;

const worst = Object.keys(verdictWords) as (keyof typeof verdictWords)[];

/** The worst verdict among the active releases stands in the tab. */
export async function generateMetadata(props: Props): Promise<Metadata> {
  const { at } = askedMoment(await props.searchParams);
  const read = await releasesOf(at);
  const releases = read.ok ? read.value.releases.filter(({ state }) => state === "active") : [];
  const calls = releases.map(({ verdict }) => verdict.call);
  const call = worst.find((one) => calls.includes(one));
  if (!call) return {};
  return {
    title: { absolute: `${headline(releases)} · Release HUD` },
    icons: { icon: `/icons/${call}.svg` },
  };
}

/** A trend that takes longer to find out, in milliseconds, is there at the next look. */
const patience = 40;

async function rowOf({ project, version, state }: SummaryView, at: string | null) {
  const whole = await wholeOf({ project, version, at });
  const trend = state === "active" ? await soon(blockersOf({ project, version, at }), patience) : null;
  const blockers = trend && "now" in trend ? trend.now.slice(-14) : null;
  if (!whole.ok) return { ci: null, blockers, undecided: null };
  const undecided = whole.value.picks.filter((pick) => pick.state === "pending").length;
  return { ci: whole.value.ci, blockers, undecided };
}

async function companionsOf({ project, version }: SummaryView, at: string | null) {
  const whole = await wholeOf({ project, version, at });
  return { project, version, list: whole.ok ? whole.value.release.companions : [] };
}

export default async function Page(props: Props) {
  const moment = askedMoment(await props.searchParams);
  const view = await frameOf({ path: "/", place: "overview", release: null, moment });
  const active = view.releases.filter(({ state, kind }) => state === "active" && kind === "minor");
  const [rows, companions] = await Promise.all([
    Promise.all(view.releases.map(async (summary) => ({ summary, ...(await rowOf(summary, moment.at)) }))),
    Promise.all(active.map((summary) => companionsOf(summary, moment.at))),
  ]);
  const known = wasRead(view.sources?.sources ?? [], "trackers");
  return (
    <Frame view={view} firstScreen="page">
      <OverviewPage view={{ rows, companions, known }} at={moment.at} now={moment.now} />
    </Frame>
  );
}
