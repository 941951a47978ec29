import Link from "next/link";
import { TimeMachine } from "@/components/history/time-machine";
import { SearchBox } from "@/components/lookup/search-box";
import { FreshnessMark } from "@/components/status/freshness-mark";
import { LiveMark } from "@/components/status/live-mark";
import { Glyph } from "@/components/ui/glyph";
import { ThemeToggle } from "@/components/ui/theme-toggle";
import { lastRead } from "@/lib/client/freshness";
import { overviewLink, releaseLink } from "@/lib/client/links";
import { msOf } from "@/lib/format/dates";
import type { FrameView } from "./frame-view";
import { ReleaseSwitch } from "./release-switch";
import { Tabs } from "./tabs";

function Mark({ view }: { view: FrameView }) {
  return (
    <Link
      href={overviewLink(view.at)}
      prefetch={false}
      className="inline-flex items-center gap-[9px] font-semibold tracking-snug whitespace-nowrap"
    >
      <svg
        width="24"
        height="20"
        viewBox="0 0 24 20"
        aria-hidden="true"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.8"
        strokeLinecap="round"
      >
        <circle cx="12" cy="11" r="4" />
        <path d="M1.5 11H8m8 0h6.5M12 7V2.5" />
      </svg>
      <span className="narrow:sr-only">Release HUD</span>
    </Link>
  );
}

/** Says everywhere that nothing here is real; the smallest phones say it in the footer alone. */
const DemoMark = () => (
  <span className="rounded-cell px-1.5 text-meta font-medium text-warn outline-1 outline-current outline-dashed max-[389px]:sr-only">
    Demo<span className="phone:sr-only"> data</span>
  </span>
);

function Fresh({ view }: { view: FrameView }) {
  if (view.at !== null) return null;
  const read = view.sources ? lastRead(view.sources) : null;
  return view.sources ? (
    <LiveMark now={view.now} read={read} />
  ) : (
    <FreshnessMark is={{ state: "never", at: null }} now={msOf(view.now)} />
  );
}

export function TopBar({ view }: { view: FrameView }) {
  return (
    <header className="no-print sticky top-0 z-20 border-b border-line bg-bg narrow:static">
      <div className="flex h-[52px] items-center gap-3 px-(--gutter) whitespace-nowrap phone:gap-1.5 phone:[&>*]:shrink-0">
        <Mark view={view} />
        <ReleaseSwitch view={view} />
        <Tabs view={view} className="ml-1 flex narrow:hidden" />
        <SearchBox at={view.at} short={view.release !== null} />
        <Link
          href="/search"
          prefetch={false}
          className="button hidden phone:ml-auto phone:inline-flex"
          data-kind="icon"
          aria-label="Search"
        >
          <Glyph name="search" />
        </Link>
        {view.sources?.demo && <DemoMark />}
        <Fresh view={view} />
        <span className="narrow:hidden">
          <TimeMachine at={view.at} now={view.now} path={view.path} stops={view.stops} />
        </span>
        <ThemeToggle />
        {view.release && (
          <Link
            href={releaseLink(view.release, "sync", view.at)}
            prefetch={false}
            data-key="p"
            className="button phone:hidden"
            data-kind="primary"
          >
            <Glyph name="present" />
            <span className="narrow:sr-only">Present</span>
          </Link>
        )}
      </div>
      <div className="hidden items-center justify-between px-(--gutter) narrow:flex">
        <Tabs view={view} className="flex h-10 max-[374px]:gap-2! max-[339px]:gap-1.5! max-[339px]:text-meta" />
        <span className="phone:hidden">
          <TimeMachine at={view.at} now={view.now} path={view.path} stops={view.stops} />
        </span>
      </div>
    </header>
  );
}
