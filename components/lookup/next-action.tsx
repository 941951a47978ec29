import { FeedLink } from "@/components/ui/feed-link";
import { Person } from "@/components/ui/person";
import { pickFeedLink } from "@/lib/client/links";
import { countdown } from "@/lib/format/ages";
import { daysBetween, weekday } from "@/lib/format/dates";
import type { ReceiptView } from "@/lib/view/schemas";

const calm: Record<ReceiptView["tone"], string> = {
  in: "Nothing is left to do. It is in.",
  out: "No action is known that would bring it in.",
  waiting: "It waits, and nobody is named.",
  unknown: "What to do is not known until the missing sources are read.",
};

/** Who acts next, and what: under the answer, as large as a person's name deserves. */
export function NextAction({ next, tone }: { next: ReceiptView["next"]; tone: ReceiptView["tone"] }) {
  return (
    <section
      aria-label="Next action"
      className="roomless border-t-[3px] border-ink pt-3.5 phone:order-3 phone:mt-5 phone:pt-3"
    >
      <p className="text-meta text-ink-3">Next action</p>
      {next ? (
        <>
          {next.who.length > 0 && (
            <p className="mt-1.5 flex flex-wrap items-baseline gap-x-2.5">
              {next.who.map((login, at) => (
                <span key={login} className="contents">
                  {at > 0 && <span className="text-ink-3">or</span>}
                  <Person
                    login={login}
                    className="gap-2.5! text-title! leading-[30px]! font-semibold! tracking-tight [&>i]:size-7 [&>i]:text-body"
                  />
                </span>
              ))}
            </p>
          )}
          <p className="mt-2 text-lead leading-[23px]">{next.what}</p>
        </>
      ) : (
        <p className="mt-2 text-lead leading-[23px]">{calm[tone]}</p>
      )}
    </section>
  );
}

function Fact({ name, main, more }: { name: string; main: string; more?: string | undefined }) {
  return (
    <div className="grid grid-cols-[92px_1fr] border-t border-line py-[11px]">
      <dt className="text-ink-3">{name}</dt>
      <dd>
        <b>{main}</b>
        {more && <p className="text-ink-2">{more}</p>}
      </dd>
    </div>
  );
}

/** The deadline, the rule that applies, the first candidate, and where the notes name it. */
export function Facts({
  receipt: { release, next, where, firstCandidate, notes, followUps, picks },
  now,
}: {
  receipt: ReceiptView;
  now: string;
}) {
  return (
    <dl className="mt-[18px] phone:order-5 phone:mt-4">
      {next?.deadline && (
        <Fact name="Deadline" main={`${weekday(next.deadline)}, ${countdown(daysBetween(now, next.deadline))}`} />
      )}
      {next?.rule && <Fact name="Rule" main={next.rule} />}
      {where.length > 0 && <Fact name="First RC" main={firstCandidate ?? "None holds it yet"} />}
      {notes.length > 0 && (
        <Fact name="Notes" main={notes.map(({ version, section }) => `${version}, ${section}`).join("; ")} />
      )}
      {picks.length > 0 && (
        <div className="no-print grid grid-cols-[92px_1fr] border-t border-line py-[11px]">
          <dt className="text-ink-3">Follow</dt>
          <dd>
            {picks.map((id, at) => (
              <FeedLink
                key={id}
                href={pickFeedLink(release, id)}
                title={`What happens to this pick in ${release.version}`}
                className="underlined mr-3 font-semibold"
              >
                {picks.length === 1 ? "Feed of this pick" : `Feed of pick ${at + 1}`}
              </FeedLink>
            ))}
            <p className="text-ink-2">Decisions, also those written into a comment of somebody else.</p>
          </dd>
        </div>
      )}
      {followUps.length > 0 && (
        <div className="grid grid-cols-[92px_1fr] border-t border-line py-[11px]">
          <dt className="text-ink-3">Follow-ups</dt>
          <dd>
            {followUps.map((ref, at) => (
              <span key={ref.url}>
                {at > 0 && ", "}
                <a href={ref.url} className="ref underlined font-semibold">
                  #{ref.number}
                </a>
              </span>
            ))}
            <p className="text-ink-2">Landed later and name this change. They may belong to it.</p>
          </dd>
        </div>
      )}
    </dl>
  );
}
