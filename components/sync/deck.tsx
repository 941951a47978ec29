import { Status } from "@/components/ui/status";
import { ThemeToggle } from "@/components/ui/theme-toggle";
import { clock, weekday } from "@/lib/format/dates";
import { plural } from "@/lib/format/numbers";
import { sourceWords } from "@/lib/format/words";
import type { SyncView } from "@/lib/view/sync";
import { FullScreen } from "./full-screen";
import type { Meeting } from "./minutes";
import { MinutesPanel } from "./minutes-panel";
import { ChangedSlide } from "./slides/changed";
import { CiSlide } from "./slides/ci";
import { DoneSlide } from "./slides/done";
import { GoSlide } from "./slides/go";
import { PicksSlide } from "./slides/picks";
import { WhereSlide } from "./slides/where";
import { WhoSlide } from "./slides/who";

function meetingOf({ release, from, to, changes }: SyncView): Meeting {
  const { call, target, reason, flips } = release.verdict;
  return {
    project: release.project,
    version: release.version,
    from,
    to,
    tracker: release.tracker.url,
    verdict: { call, target, reason },
    flips: flips.map(({ what, url, who }) => ({ what, url, who })),
    changes: changes.map(({ text, url }) => ({ text, url })),
  };
}

/** Whoever may be given an action: offered while an owner is typed. */
function loginsOf({ release, streams, picks }: SyncView): string[] {
  const all = [
    ...release.managers,
    ...streams.flatMap(({ people }) => people),
    ...release.verdict.flips.flatMap(({ who }) => who),
    ...picks.flatMap(({ waitingOn }) => waitingOn.logins),
  ];
  return [...new Set(all)];
}

function Head({ view: { release, to } }: { view: SyncView }) {
  const { complete, stale } = release.freshness;
  return (
    <header className="sync-head">
      <span className="mark">
        <svg viewBox="0 0 24 20" aria-hidden="true" fill="none" stroke="currentColor" strokeWidth="1.8">
          <circle cx="12" cy="11" r="4" />
          <path d="M1.5 11H8m8 0h6.5M12 7V2.5" strokeLinecap="round" />
        </svg>
        {release.project} {release.version}
      </span>
      <span className="bar" />
      <span>
        Sync, {weekday(to)} {to.slice(0, 4)}
      </span>
      <span className="held">
        Data held at <b>{clock(to)} UTC</b>
        <span className="wide"> for this meeting</span>
      </span>
      {!complete && (
        <Status is={sourceWords.stale}>{stale.length > 0 ? plural(stale.length, "source") : "Not read whole"}</Status>
      )}
      <FullScreen />
      <ThemeToggle />
    </header>
  );
}

/** Seven questions on a shared screen, all in one document: no slide waits for the network. */
export function SyncDeck({ view, now }: { view: SyncView; now: string }) {
  return (
    <div className="sync">
      <Head view={view} />
      <main className="deck" id="main">
        <GoSlide view={view} />
        <WhereSlide view={view} />
        <ChangedSlide view={view} />
        <PicksSlide view={view} />
        <CiSlide view={view} />
        <WhoSlide view={view} />
        <DoneSlide view={view} />
      </main>
      <MinutesPanel meeting={meetingOf(view)} logins={loginsOf(view)} now={now} />
      <span id="first-screen" hidden />
    </div>
  );
}
