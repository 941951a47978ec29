import Link from "next/link";
import { useId } from "react";
import { Glyph } from "@/components/ui/glyph";
import { momentLink } from "@/lib/client/links";
import { isoOf, moment, msOf } from "@/lib/format/dates";

type Props = { at: string | null; now: string; path: string; stops: readonly { at: string; text: string | null }[] };

const width = 76;

/** One tick per stop over the span that they cover, and where the page stands. */
function Track({ at, now, stops }: Omit<Props, "path">) {
  const first = msOf(stops[0]?.at ?? now);
  const span = Math.max(1, msOf(now) - first);
  const x = (time: string) => 4 + ((msOf(time) - first) / span) * (width - 9);
  const here = x(at ?? now);
  return (
    <svg width={width} height="28" viewBox={`0 0 ${width} 28`} aria-hidden="true">
      <path d={`M4 20.5H${width - 4}`} stroke="var(--line-strong)" />
      <path d={stops.map((stop) => `M${x(stop.at).toFixed(1)} 14V20`).join("")} stroke="var(--ink-faint)" />
      <path d={`M${here} 6v15`} stroke="var(--accent)" strokeWidth="2" />
      <path d={`M${here - 3.5} 3.5h7l-3.5 4z`} fill="var(--accent)" />
    </svg>
  );
}

/** Steps through the moments at which something changed. All of it are links, so it works without scripts. */
export function TimeMachine({ at, now, path, stops }: Props) {
  const field = useId();
  const here = msOf(at ?? now);
  const before = stops.findLast((stop) => msOf(stop.at) < here);
  const after = at === null ? undefined : stops.find((stop) => msOf(stop.at) > here);
  const step = "grid h-7 w-6 place-items-center text-ink-3";
  return (
    <fieldset
      className="flex h-[30px] items-center rounded-control border border-strong bg-raised"
      aria-label="Time machine"
    >
      {before ? (
        <Link
          className={step}
          href={momentLink(path, before.at)}
          prefetch={false}
          data-key="["
          aria-label="Step back in time"
        >
          <Glyph name="left" />
        </Link>
      ) : (
        <span className={step}>
          <Glyph name="left" className="opacity-40" />
        </span>
      )}
      <Track at={at} now={now} stops={stops} />
      {at !== null ? (
        <Link
          className={step}
          href={momentLink(path, after?.at ?? null)}
          prefetch={false}
          data-key="]"
          aria-label="Step forward in time"
        >
          <Glyph name="right" />
        </Link>
      ) : (
        <span className={step}>
          <Glyph name="right" className="opacity-40" />
        </span>
      )}
      <details className="relative">
        <summary
          className="px-2 pl-2 pr-2.5 font-medium"
          aria-label={at ? `${moment(at)}, choose another moment` : "Now, choose a moment"}
        >
          {at ? moment(at) : "Now"}
        </summary>
        <form
          action={path}
          className="absolute right-0 z-20 mt-2 grid gap-2 rounded-control border border-strong bg-raised p-4"
        >
          <label htmlFor={field} className="text-meta text-ink-3">
            Show this page as it was, in UTC
          </label>
          <span className="flex gap-2">
            <input
              id={field}
              type="datetime-local"
              name="at"
              defaultValue={isoOf(here).slice(0, 16)}
              max={isoOf(msOf(now)).slice(0, 16)}
              className="h-[30px] rounded-control border border-strong bg-bg px-2"
            />
            <button type="submit" className="button">
              Go there
            </button>
          </span>
        </form>
      </details>
    </fieldset>
  );
}
