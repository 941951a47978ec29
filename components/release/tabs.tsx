import clsx from "clsx";
import type { Route } from "next";
import Link from "next/link";
import { overviewLink, places, releaseLink } from "@/lib/client/links";
import type { FrameView } from "./frame-view";

const shownPlaces = ["status", "picks", "scope", "ci", "candidates", "notes", "history"] as const;

type Tab = { id: string; label: string; href: Route; key: string | undefined };

function tabsOf(view: FrameView): Tab[] {
  const { release } = view;
  if (release)
    return shownPlaces.map((id) => ({
      id,
      label: places[id].label,
      href: releaseLink(release, id, view.at),
      key: places[id].key,
    }));
  return [
    { id: "overview", label: "Overview", href: overviewLink(view.at), key: undefined },
    { id: "people", label: "My picks", href: "/people", key: "g m" },
  ];
}

export function Tabs({ view, className }: { view: FrameView; className: string }) {
  return (
    <nav className={clsx("gap-3.5 self-stretch phone:gap-3.5", className)} aria-label="Views">
      {tabsOf(view).map(({ id, label, href, key }) => (
        <Link
          key={id}
          href={href}
          prefetch={false}
          data-key={key}
          aria-current={id === view.place ? "page" : undefined}
          className="flex items-center border-y-2 border-transparent text-ink-2 aria-[current]:border-b-ink aria-[current]:font-medium aria-[current]:text-ink phone:h-11"
        >
          {label}
        </Link>
      ))}
    </nav>
  );
}
