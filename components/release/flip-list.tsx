import { Fold } from "@/components/ui/fold";
import { People } from "@/components/ui/person";
import { byHolder } from "@/lib/client/flip-order";
import { plural } from "@/lib/format/numbers";
import type { VerdictView } from "@/lib/view/schemas";

const nothing: Record<VerdictView["call"], string> = {
  go: "Nothing. Every required gate passes.",
  shipped: "Nothing. The release is out.",
  "no-go": "No single action is known. The failing gates below say why.",
  unknown: "Nothing can be said until the missing sources are read.",
  "at-risk": "No action is required. The open warnings stand below.",
};

/** Four actions leave room for the timetable on one screen. The others fold. */
const shown = 4;

function FlipItem({ flip, at }: { flip: VerdictView["flips"][number]; at: number }) {
  return (
    <li className="grid grid-cols-[26px_1fr_152px] border-b border-line py-2.5 phone:grid-cols-[26px_1fr] phone:gap-y-1.5">
      <b className="font-medium text-ink-3">{at + 1}</b>
      <div>
        <h3 className="text-row tracking-[-0.005em]">
          {flip.url ? (
            <a href={flip.url} data-row data-print={flip.url}>
              {flip.what}
            </a>
          ) : (
            flip.what
          )}
        </h3>
        <p className="text-ink-2">{flip.detail}</p>
      </div>
      <div className="roomless grid content-start text-row phone:col-start-2 phone:flex phone:flex-wrap phone:gap-x-2">
        <People logins={flip.who} nobody="Nobody is named" />
        <span className="pl-[27px] text-body text-ink-2 phone:pl-0">{flip.verb}</span>
      </div>
    </li>
  );
}

const inOneLine = ({ what, who }: VerdictView["flips"][number]): string => [what, ...who.slice(0, 1)].join(", ");

/** The shortest list that makes it go: each item with one person and one verb. */
export function FlipList({ verdict }: { verdict: VerdictView }) {
  const flips = byHolder(verdict.flips);
  return (
    <section aria-labelledby="flips-title">
      <header className="flex items-baseline border-b border-strong pb-[9px]">
        <h2 id="flips-title" className="text-lead">
          What would flip this
        </h2>
        {flips.length > 0 && (
          <span className="ml-auto text-meta text-ink-3">
            {plural(flips.length, "action")}
            {flips.length > 1 && ", all needed"}
          </span>
        )}
      </header>
      {flips.length === 0 && <p className="py-2.5 text-ink-2">{nothing[verdict.call]}</p>}
      <ol>
        {flips.slice(0, shown).map((flip, at) => (
          <FlipItem key={`${flip.gate}-${flip.what}`} flip={flip} at={at} />
        ))}
      </ol>
      {flips.length > shown && (
        <>
          <Fold label={`${flips.length - shown} more, needed too`} className="print:hidden">
            <ol>
              {flips.slice(shown).map((flip, at) => (
                <FlipItem key={`${flip.gate}-${flip.what}`} flip={flip} at={at + shown} />
              ))}
            </ol>
          </Fold>
          <p className="print-only pt-2">
            {flips.length - shown} more, needed too: {flips.slice(shown).map(inOneLine).join("; ")}.
          </p>
        </>
      )}
    </section>
  );
}
