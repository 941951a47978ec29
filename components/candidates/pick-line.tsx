import Link from "next/link";
import { Empty } from "@/components/ui/page-states";
import { receiptLink } from "@/lib/client/links";
import { shortSha } from "@/lib/format/numbers";
import type { PickView } from "@/lib/view/schemas";

/** A pick in one line: its number, its title, and a note at the right. */
export function PickLine({ pick, at, note }: { pick: PickView; at: string | null; note?: string }) {
  const ref = pick.release[0] ?? pick.trunk[0];
  const name = ref?.number !== undefined ? `#${ref.number}` : ref?.sha ? shortSha(ref.sha) : "no PR";
  return (
    <li className="grid min-h-9 grid-cols-[76px_1fr_auto] items-center gap-x-3 border-t border-line">
      <span className="text-ink-2">{name}</span>
      {ref ? (
        <Link href={receiptLink(ref, at)} prefetch={false} data-row className="clip">
          {pick.title}
        </Link>
      ) : (
        <span className="clip">{pick.title}</span>
      )}
      <span className="text-meta text-ink-3">{note ?? pick.requestedBy}</span>
    </li>
  );
}

export function PickLines({
  picks,
  at,
  none,
  note,
}: {
  picks: readonly PickView[];
  at: string | null;
  none: string;
  note?: (pick: PickView) => string;
}) {
  if (picks.length === 0) return <Empty what={none} />;
  return (
    <ul>
      {picks.map((pick) => (
        <PickLine key={pick.id} pick={pick} at={at} {...(note ? { note: note(pick) } : {})} />
      ))}
    </ul>
  );
}
