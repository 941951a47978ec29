import Link from "next/link";
import { Glyph } from "@/components/ui/glyph";
import { Key } from "@/components/ui/key";
import { momentLink } from "@/lib/client/links";
import { fullMoment } from "@/lib/format/dates";

type Given = {
  at: string;
  path: string;
  text: string | null;
  firstPoll: string | null;
  /** True where nothing had been read, and no release is known from timestamps either. */
  unread?: boolean;
};

/** Across the top of a page of the past: the moment in words, what happened then, and the way back. */
export function PastBanner({ at, path, text, firstPoll, unread = false }: Given) {
  return (
    <div
      role="status"
      className="flex min-h-10 flex-wrap items-center gap-x-3 border-t-2 border-accent bg-accent-tint px-(--gutter) py-1.5"
    >
      <Glyph name="date" />
      <span>
        <b>
          You are looking at <time dateTime={at}>{fullMoment(at)}</time> UTC.
        </b>
        {text && <span className="text-ink-2"> {text}</span>}
        {unread && !firstPoll && <span className="text-ink-2"> Reading began later.</span>}
        {firstPoll && (
          <span className="text-ink-2">
            {" "}
            Reading began {fullMoment(firstPoll)}. This is told from GitHub’s own timestamps, as far as they go.
          </span>
        )}
      </span>
      <Link
        href={momentLink(path, null)}
        prefetch={false}
        data-key="Escape"
        className="button no-print ml-auto h-[26px]"
      >
        Back to now <Key>Esc</Key>
      </Link>
    </div>
  );
}
