import { notFound } from "next/navigation";
import { Receipt } from "@/components/lookup/receipt";
import { CiPage } from "@/components/release/ci-page";
import { Frame } from "@/components/release/frame";
import { OverviewPage } from "@/components/release/overview-page";
import { PicksPage } from "@/components/release/picks-page";
import { ReleasePage } from "@/components/release/release-page";
import type { VerdictPoint } from "@/components/timeline/tracks";
import { onlyForDesign } from "../guard";

/** Whole pages on sample facts, to be looked at and compared. The samples are loaded here and nowhere else. */
export default async function Screen({ params }: PageProps<"/design/[screen]">) {
  await onlyForDesign();
  const { screen } = await params;
  const [{ frame }, base, sample, rest, picks, { ci }] = await Promise.all([
    import("@/e2e/samples/frame"),
    import("@/e2e/samples/base"),
    import("@/e2e/samples/release"),
    import("@/e2e/samples/rest"),
    import("@/e2e/samples/picks"),
    import("@/e2e/samples/ci"),
  ]);
  if (screen === "release")
    return (
      <Frame view={frame} sources={sample.sourceList} firstScreen="own">
        <ReleasePage
          at={null}
          now={base.now}
          view={{
            release: sample.release,
            picks: picks.picks,
            ci,
            candidates: rest.candidates,
            changes: { from: "2026-04-20T16:00:00Z", changes: sample.changes },
            history: {
              verdicts: rest.history.verdict as VerdictPoint[],
              scopeOpen: rest.history.scopeOpen,
              picksPending: rest.history.picksPending,
            },
          }}
        />
      </Frame>
    );
  if (screen === "unknown")
    return (
      <Frame view={frame} sources={sample.blind.sources} firstScreen="own">
        <ReleasePage
          at={null}
          now={base.now}
          view={{
            release: sample.blind,
            picks: picks.picks,
            ci: null,
            candidates: [],
            changes: null,
            history: { verdicts: [], scopeOpen: [], picksPending: [] },
          }}
        />
      </Frame>
    );
  if (screen === "overview")
    return (
      <Frame view={{ ...frame, path: "/", place: "overview", release: null }} sources={sample.sourceList}>
        <OverviewPage
          at={null}
          now={base.now}
          view={{
            known: true,
            rows: sample.releases.map((summary) => ({
              summary,
              ci: summary.version === "2.12.0" ? ci : null,
              blockers: summary.version === "2.12.0" ? rest.blockers : null,
              undecided: summary.version === "2.12.0" ? 5 : null,
            })),
            companions: [{ project: "pytorch", version: "2.12.0", list: sample.release.companions }],
          }}
        />
      </Frame>
    );
  if (screen === "picks")
    return (
      <Frame view={{ ...frame, place: "picks" }} sources={sample.sourceList} firstScreen="own">
        <PicksPage release={sample.release} answer={{ asOf: base.asOf, picks: picks.picks }} at={null} now={base.now} />
      </Frame>
    );
  if (screen === "ci")
    return (
      <Frame view={{ ...frame, place: "ci" }} sources={sample.sourceList}>
        <CiPage release={sample.release} ci={ci} candidates={rest.candidates} at={null} now={base.now} commits={20} />
      </Frame>
    );
  if (screen === "receipt")
    return (
      <Frame view={{ ...frame, place: "picks" }} sources={sample.sourceList}>
        <Receipt receipt={rest.receipt} now={base.now} />
      </Frame>
    );
  notFound();
}
