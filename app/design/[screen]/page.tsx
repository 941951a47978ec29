import { notFound } from "next/navigation";
import { Frame } from "@/components/release/frame";
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
      <Frame view={frame} sources={sample.sourceList}>
        <ReleasePage
          at={null}
          now={base.now}
          view={{
            release: sample.release,
            picks: picks.picks,
            ci,
            candidates: rest.candidates,
            changes: { from: "2026-04-20T16:00:00Z", changes: sample.changes },
            verdicts: rest.history.verdict as VerdictPoint[],
            scopeOpen: rest.history.scopeOpen,
            picksPending: rest.history.picksPending,
          }}
        />
      </Frame>
    );
  notFound();
}
