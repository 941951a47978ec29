import type { Route } from "next";
import Link from "next/link";
import { releaseLink } from "@/lib/client/links";
import { day, isoOf, msOf } from "@/lib/format/dates";
import type { SyncView } from "@/lib/view/sync";
import { Kbd } from "./kbd";

/** Compares with another moment: a week in which nobody met is skipped by one key. */
export function Since({ view: { release, from, to, earlier } }: { view: SyncView }) {
  const held = (moment: string) => isoOf(msOf(moment));
  return (
    <span className="since">
      <Link
        href={`${releaseLink(release, "sync", held(to), { since: held(earlier) })}#changed` as Route}
        prefetch={false}
        data-key="["
        aria-label={`Compare with the sync before, ${day(earlier)}`}
      >
        <Kbd>[</Kbd> since {day(earlier)}
      </Link>
      <details>
        <summary>another day</summary>
        <form action={`${releaseLink(release, "sync")}#changed`}>
          <label>
            <span className="sr-only">Compare with this moment, in UTC</span>
            <input
              type="datetime-local"
              name="since"
              defaultValue={held(from).slice(0, 16)}
              max={held(to).slice(0, 16)}
            />
          </label>
          <input type="hidden" name="at" value={held(to)} />
          <button type="submit" className="button">
            Compare
          </button>
        </form>
      </details>
    </span>
  );
}
