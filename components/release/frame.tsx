import type { ReactNode } from "react";
import { PastBanner } from "@/components/history/past-banner";
import { FirstRead } from "@/components/status/first-read";
import { Failure } from "@/components/ui/page-states";
import { shownAttribute } from "@/lib/client/shown";
import type { SourceView } from "@/lib/view/schemas";
import { Footer } from "./footer";
import type { FrameView } from "./frame-view";
import { TopBar } from "./top-bar";

/** Top bar, the page, and what it was read from: the same places on every page. */
export function Frame({
  view,
  sources,
  firstScreen = "bar",
  children,
}: {
  view: FrameView;
  sources?: readonly SourceView[];
  /** What must have come before the first paint, since it would move; a page may name an end of its own. */
  firstScreen?: "bar" | "page" | "own";
  children: ReactNode;
}) {
  const stop = view.at ? view.stops.findLast(({ at }) => at === view.at) : undefined;
  const firstPoll = view.releases.find(({ freshness }) => freshness.beforeFirstPoll)?.freshness.beforeFirstPoll ?? null;
  const unread = view.sources?.sources.length === 0;
  return (
    <>
      <a href="#main" className="sr-only focus:not-sr-only focus:absolute focus:bg-bg focus:p-2">
        To the content
      </a>
      <TopBar view={view} />
      {firstScreen === "bar" && <span id="first-screen" hidden />}
      {view.at && (
        <PastBanner at={view.at} path={view.path} text={stop?.text ?? null} firstPoll={firstPoll} unread={unread} />
      )}
      {view.refusal && (
        <div className="px-(--gutter)">
          <Failure what={view.refusal} instead="The page below is as of now." />
        </div>
      )}
      <main
        id="main"
        {...(view.shown && { [shownAttribute]: JSON.stringify(view.shown) })}
        className="mx-auto max-w-[1760px] px-(--gutter) pb-3.5"
      >
        <p className="print-only text-lead font-semibold">
          {view.release ? `${view.release.project} ${view.release.version}` : "Release HUD"}
          {view.sources?.demo && " · Demo data from a simulated GitHub"}
        </p>
        <FirstRead reading={view.sources?.reading ?? []} />
        {children}
        <Footer view={view} sources={sources ?? view.sources?.sources ?? []} />
      </main>
      {firstScreen === "page" && <span id="first-screen" hidden />}
    </>
  );
}
