import { Heads } from "@/components/ui/heads";
import { Empty } from "@/components/ui/page-states";
import { PageTitle } from "@/components/ui/page-title";
import { Section } from "@/components/ui/section";
import { Status } from "@/components/ui/status";
import { age, ageBetween } from "@/lib/format/ages";
import { clock, moment, msOf } from "@/lib/format/dates";
import { count, plural } from "@/lib/format/numbers";
import { sourceWords } from "@/lib/format/words";
import type { SourcesView, SourceView } from "@/lib/view/schemas";

export type Program = { version: string; database: string; poller: string };

const worst = ["failed", "never", "partial", "stale", "reading", "ok"] as const;

function SourceRow({ source, now }: { source: SourceView; now: string }) {
  return (
    <tr>
      <td className="font-medium narrow:basis-full">{source.what}</td>
      <td className="text-ink-3">{source.id}</td>
      <td>
        <Status is={sourceWords[source.state]} />
      </td>
      <td className="text-ink-2">{source.error ? `${source.error.text} (${moment(source.error.at)})` : ""}</td>
      <td className="text-right whitespace-nowrap" data-label="read" title={source.lastOk ?? undefined}>
        {source.lastOk ? ageBetween(source.lastOk, now) : "Never"}
      </td>
      <td className="text-right whitespace-nowrap text-ink-3" data-label="next">
        {source.nextTry ? `in ${age(msOf(source.nextTry) - msOf(now))}` : "Not planned"}
      </td>
    </tr>
  );
}

function Polls({ polls }: { polls: SourcesView["polls"] }) {
  return (
    <Section id="polls" title="Last polls" count={polls.length}>
      {polls.length === 0 ? (
        <Empty what="No poll has run yet." more="The first one starts with the program." />
      ) : (
        <table className="table stacked">
          <Heads
            of={["At", "Project", "Outcome", ...["Took", "Requests", "Points", "Changed"].map((right) => ({ right }))]}
          />
          <tbody>
            {polls.slice(0, 20).map((poll) => (
              <tr key={`${poll.project}-${poll.at}`}>
                <td title={poll.at}>{moment(poll.at)}</td>
                <td>{poll.project}</td>
                <td className={poll.outcome === "failed" ? "font-medium text-fail" : "text-ink-2"}>{poll.outcome}</td>
                <td className="text-right">{count(poll.ms)} ms</td>
                <td className="text-right" data-label="requests">
                  {count(poll.requests)}
                </td>
                <td className="text-right" data-label="points">
                  {count(poll.points)}
                </td>
                <td className="text-right" data-label="changed">
                  {count(poll.changed)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Section>
  );
}

function Facts({ sources, program }: { sources: SourcesView; program: Program }) {
  const { rateLimit, poller } = sources;
  const facts: [string, string][] = [
    [
      "Rate limit",
      rateLimit
        ? `${count(rateLimit.remaining)} of ${count(rateLimit.limit)} points left until ${clock(rateLimit.resetAt)}`
        : "Not known: GitHub was not asked yet",
    ],
    ["Poller", poller.on ? (poller.holder ? `On, held by ${poller.holder}` : program.poller) : "Off in this program"],
    ["Database", program.database],
    ["Version", program.version],
    ["Data", sources.demo ? "Demo data from a simulated GitHub" : "From GitHub"],
  ];
  return (
    <dl className="mt-3 grid grid-cols-[minmax(0,1fr)_minmax(0,1fr)] gap-x-[60px] phone:grid-cols-1">
      {facts.map(([name, text]) => (
        <div key={name} className="grid grid-cols-[120px_1fr] border-b border-line py-2">
          <dt className="text-ink-3">{name}</dt>
          <dd className="font-medium">{text}</dd>
        </div>
      ))}
    </dl>
  );
}

/** How fresh everything is, what went wrong, and when it is tried again. */
export function StatusPage({ sources, program, now }: { sources: SourcesView; program: Program; now: string }) {
  const sorted = [...sources.sources].sort((a, b) => worst.indexOf(a.state) - worst.indexOf(b.state));
  const faulty = sorted.filter(({ state }) => state !== "ok" && state !== "reading");
  return (
    <>
      <PageTitle
        title={
          sorted.length === 0
            ? "Nothing has been read yet"
            : faulty.length === 0
              ? "All sources are fresh"
              : `${plural(faulty.length, "source")} cannot be relied on`
        }
        note={`${plural(sorted.length, "source")}, ${moment(now)} UTC`}
      />
      <Facts sources={sources} program={program} />
      <Section id="sources" title="Sources" count={sorted.length} className="mt-[30px]" aside="Worst first">
        {sorted.length === 0 && <Empty what="No source is known." more="They appear with the first poll." />}
        <table className="table stacked">
          {sorted.length > 0 && (
            <Heads of={["What", "Name", "State", "Error", { right: "Last read" }, { right: "Next try" }]} />
          )}
          <tbody>
            {sorted.map((source) => (
              <SourceRow key={source.id} source={source} now={now} />
            ))}
          </tbody>
        </table>
      </Section>
      <div className="mt-[30px]">
        <Polls polls={sources.polls} />
      </div>
    </>
  );
}
