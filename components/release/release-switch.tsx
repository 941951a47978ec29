import Link from "next/link";
import { Glyph } from "@/components/ui/glyph";
import { overviewLink, type Place, places, releaseLink } from "@/lib/client/links";
import { verdictWords } from "@/lib/format/words";
import type { FrameView } from "./frame-view";

/** Which release the page is about, and the way to every other: the same place of another release. */
export function ReleaseSwitch({ view }: { view: FrameView }) {
  const place: Place = view.place !== null && view.place in places ? (view.place as Place) : "status";
  return (
    <details className="relative">
      <summary className="flex h-[30px] items-center gap-2 rounded-control border border-strong px-3 pr-2.5 font-medium whitespace-nowrap phone:h-11 phone:gap-1 phone:px-2">
        <span className="sr-only">Choose a release, now: </span>
        {view.release ? (
          <>
            <span className="phone:sr-only">{view.release.project}</span> <b>{view.release.version}</b>
          </>
        ) : (
          <span>
            All<span className="phone:sr-only"> releases</span>
          </span>
        )}
        <Glyph name="down" className="text-ink-3" />
      </summary>
      <ul className="absolute left-0 z-20 mt-2 grid max-h-[70vh] min-w-64 overflow-auto rounded-control border border-strong bg-raised py-1.5">
        <li>
          <Link href={overviewLink(view.at)} prefetch={false} data-key="g o" className="block px-3 py-1.5">
            All releases
          </Link>
        </li>
        {view.release && (
          <li className="border-t border-line">
            <Link href="/people" prefetch={false} data-key="g m" className="block px-3 py-1.5">
              My picks
            </Link>
          </li>
        )}
        {view.releases.map((release) => (
          <li key={`${release.project}/${release.version}`} className="border-t border-line">
            <Link
              href={releaseLink(release, place, view.at)}
              prefetch={false}
              className="flex items-center gap-2 px-3 py-1.5"
            >
              <Glyph name={verdictWords[release.verdict.call].mark} tone={verdictWords[release.verdict.call].tone} />
              {release.project} <b className="font-medium">{release.version}</b>
              <span className="ml-auto text-ink-3">{verdictWords[release.verdict.call].said}</span>
            </Link>
          </li>
        ))}
      </ul>
    </details>
  );
}
