import Link from "next/link";
import { Key } from "@/components/ui/key";
import { Empty } from "@/components/ui/page-states";
import { Section } from "@/components/ui/section";
import { releaseLink } from "@/lib/client/links";
import { moment } from "@/lib/format/dates";
import type { PickView } from "@/lib/view/schemas";
import { filters, isOpen } from "./filters";
import { PickHead } from "./pick-head";
import { PickCells } from "./pick-row";

type Props = {
  release: { project: string; version: string; phase: number | null };
  picks: readonly PickView[];
  at: string | null;
  now: string;
  note: string | null;
  /** Whether everything that asks for picks was read whole. */
  known: boolean;
};

function Last({ picks, at }: { picks: readonly PickView[]; at: string | null }) {
  const merged = picks.filter((pick) => pick.state === "merged" && pick.settledAt !== null);
  const last = merged.reduce<string | null>(
    (newest, { settledAt }) => (newest === null || (settledAt ?? "") > newest ? settledAt : newest),
    null,
  );
  const told = [
    ...(last ? [`The last one merged on ${moment(last)}.`] : []),
    ...(at ? [] : ["New requests appear here within a minute."]),
  ];
  return <Empty what="No pending picks." more={told.join(" ") || undefined} />;
}

/** So many fit one look; the page of picks has them all. */
const shown = 25;

/** The picks that are not final, the oldest first, with who must act. */
export function PendingPicks({ release, picks, at, now, note, known }: Props) {
  const open = picks.filter(isOpen).sort((a, b) => (a.requestedAt < b.requestedAt ? -1 : 1));
  return (
    <Section
      id="picks"
      title="Pending cherry-picks"
      count={known || picks.length > 0 ? `${open.length} of ${picks.length} requested` : undefined}
      aside={note ?? undefined}
    >
      {open.length === 0 && !known ? (
        <Empty what="Not known." more="The tracker and its PRs were not read whole." />
      ) : open.length === 0 ? (
        <Last picks={picks} at={at} />
      ) : (
        <>
          <nav className="chips no-print pt-2.5 pb-1.5" aria-label="Filters of the picks page">
            {filters
              .map((filter) => ({ filter, count: open.filter(filter.keeps).length }))
              .filter(({ filter, count }) => count > 0 && filter.onOpen)
              .map(({ filter, count }) => (
                <Link
                  key={filter.id}
                  className="chip"
                  href={releaseLink(release, "picks", at, { show: filter.id })}
                  prefetch={false}
                  aria-current={filter.id === "open" ? "true" : undefined}
                >
                  {filter.id === "open" ? "All" : filter.label} <b>{count}</b>
                </Link>
              ))}
            <span className="ml-auto flex items-center gap-1 text-meta text-ink-2 phone:hidden">
              <Key>j</Key>
              <Key>k</Key> move <span className="w-2" />
              <Key>Enter</Key> open receipt
            </span>
          </nav>
          <table className="table picks">
            <PickHead phase={release.phase} />
            <tbody>
              {open.slice(0, shown).map((pick) => (
                <tr key={pick.id}>
                  <PickCells pick={pick} at={at} now={now} />
                </tr>
              ))}
            </tbody>
          </table>
          {open.length > shown && (
            <p className="border-t border-line pt-2.5">
              <Link href={releaseLink(release, "picks", at)} prefetch={false} className="underlined">
                {open.length - shown} more, on the page of picks
              </Link>
            </p>
          )}
        </>
      )}
    </Section>
  );
}
