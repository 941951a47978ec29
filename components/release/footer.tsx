import Link from "next/link";
import { FeedLink } from "@/components/ui/feed-link";
import { Key } from "@/components/ui/key";
import { calendarLink, feedLink, statusLink } from "@/lib/client/links";
import { readAge } from "@/lib/format/ages";
import { moment } from "@/lib/format/dates";
import { sourceWords } from "@/lib/format/words";
import type { SourceView } from "@/lib/view/schemas";
import type { FrameView } from "./frame-view";
import { sourceName } from "./source-name";

type Kind = { name: string; worst: SourceView; oldest: string | null };

const order = ["failed", "never", "partial", "stale", "reading", "ok"] as const;
const badness = ({ state }: SourceView) => order.indexOf(state);

/** Sources of one kind are told together: the worst state, and the oldest read. */
function kindsOf(sources: readonly SourceView[]): Kind[] {
  const names = [...new Set(sources.map(({ id }) => sourceName(id)))];
  return names.flatMap((name) => {
    const own = sources.filter(({ id }) => sourceName(id) === name).sort((a, b) => badness(a) - badness(b));
    const reads = own.map(({ lastOk }) => lastOk);
    const oldest = reads.includes(null) ? null : (reads.sort()[0] ?? null);
    return own[0] ? [{ name, worst: own[0], oldest }] : [];
  });
}

function SourceAge({ kind: { name, worst, oldest }, now }: { kind: Kind; now: string }) {
  const age = oldest ? readAge(oldest, now) : "never";
  const { word } = sourceWords[worst.state];
  const faulty = worst.state !== "ok" && worst.state !== "reading";
  return (
    <span title={`${worst.what}: ${worst.error?.text ?? word.toLowerCase()}`}>
      {name}{" "}
      {faulty ? (
        <b className="font-medium text-warn">{oldest ? `${word.toLowerCase()}, ${age}` : word.toLowerCase()}</b>
      ) : (
        age
      )}
    </span>
  );
}

function DemoSwitch({ view }: { view: FrameView }) {
  return (
    <form action="/api/demo" method="post" className="no-print flex flex-wrap items-center gap-2">
      <label htmlFor="scenario">This is demo data from a simulated GitHub. Scenario</label>
      <select
        id="scenario"
        key={view.scenario}
        defaultValue={view.scenario ?? undefined}
        name="scenario"
        className="h-[26px] rounded-control border border-strong bg-bg px-1 text-ink phone:h-11"
      >
        {view.scenarios.map(({ name, text }) => (
          <option key={name} value={name} title={text}>
            {name}
          </option>
        ))}
      </select>
      <button type="submit" className="button h-[26px] text-ink">
        Show it
      </button>
    </form>
  );
}

/** What was read and how old it is; the keys; in the demo the way to another scenario. */
export function Footer({ view, sources }: { view: FrameView; sources: readonly SourceView[] }) {
  return (
    <footer className="mt-[26px] grid gap-3 border-t border-strong pt-3 text-meta text-ink-3">
      <div className="flex flex-wrap gap-x-[18px] gap-y-1">
        {view.path !== "/status" && (
          <Link href={statusLink(view.at)} prefetch={false} className="font-medium text-ink-2">
            Sources
          </Link>
        )}
        {kindsOf(sources).map((kind) => (
          <SourceAge key={kind.name} kind={kind} now={view.at ?? view.now} />
        ))}
        <span className="print-only">
          Printed from the state of {moment(view.at ?? view.now)} UTC, {view.path}
        </span>
        {view.reader && (
          <Link href="/keys" prefetch={false} className="no-print text-ink-2">
            {view.reader}: keys and sign-out
          </Link>
        )}
        <span className="no-print ml-auto flex gap-3 phone:hidden">
          {view.release && (
            <>
              <FeedLink
                href={feedLink(view.release)}
                title={`What happens to ${view.release.version}`}
                className="text-ink-2"
              >
                Feed
              </FeedLink>
              <a href={calendarLink(view.release)} className="text-ink-2">
                Calendar
              </a>
            </>
          )}
          <Link href="/check" prefetch={false} className="text-ink-2">
            Check a request
          </Link>
          <Link href="/api" prefetch={false} className="text-ink-2">
            API
          </Link>
          <span>All times UTC</span>
          <span className="flex gap-1">
            <Key>[</Key>
            <Key>]</Key> step in time
          </span>
          <span className="flex gap-1">
            <Key>?</Key> all keys
          </span>
        </span>
      </div>
      {view.sources?.demo && <DemoSwitch view={view} />}
    </footer>
  );
}
