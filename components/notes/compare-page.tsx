import Link from "next/link";
import { PairedBars } from "@/components/charts/paired-bars";
import { Empty, Failure } from "@/components/ui/page-states";
import { PageTitle } from "@/components/ui/page-title";
import { Section } from "@/components/ui/section";
import { releaseLink } from "@/lib/client/links";
import { joined, plural } from "@/lib/format/numbers";
import type { ComparedNotes, NotesComparison, ToldByRelease } from "@/lib/view/compare-notes";
import { DocumentNav } from "./document-nav";
import { NumberLink } from "./number-link";
import { VersionChoice } from "./version-choice";

type Given = { project: string; version: string | null; compared: ComparedNotes | null; at: string | null };
type Place = { project: string; repo: string; at: string | null };

function Choose({
  project,
  versions,
  made,
  at,
}: { versions: readonly string[]; made: NotesComparison } & Omit<Place, "repo">) {
  return (
    <form action={`/${project}/compare`} className="no-print flex flex-wrap items-center gap-3 py-3">
      <VersionChoice name="from" label="From" value={made.from} versions={versions} />
      <VersionChoice name="to" label="to" value={made.to} versions={versions} />
      {at && <input type="hidden" name="at" value={at} />}
      <button type="submit" className="button">
        Compare
      </button>
    </form>
  );
}

function Told({ told: { version, entries }, place }: { told: ToldByRelease; place: Place }) {
  const { project, repo, at } = place;
  const notes = releaseLink({ project, version }, "notes", at);
  return (
    <div className="pt-3">
      <h3>
        <Link href={notes} prefetch={false}>
          {version}
        </Link>{" "}
        <span className="font-normal text-ink-3">{entries.length}</span>
      </h3>
      <ul>
        {entries.map(({ module, text, prs, line }) => (
          <li
            key={line}
            className="grid grid-cols-[160px_1fr_auto] gap-x-4 border-b border-line py-2 phone:grid-cols-1 phone:gap-0"
          >
            <span className="text-ink-3">{module}</span>
            <a href={`${notes}#line-${line}`} className="clip" title={text} data-row>
              {text.split("\n")[0]}
            </a>
            <span className="flex flex-wrap gap-x-3 text-ink-2">
              {prs.slice(0, 4).map((number) => (
                <NumberLink key={number} repo={repo} number={number} at={at} />
              ))}
              {prs.length > 4 && <span className="text-ink-3">and {prs.length - 4} more</span>}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

type ListGiven = { id: string; title: string; list: readonly ToldByRelease[]; none: string; place: Place };

function List({ id, title, list, none, place }: ListGiven) {
  const total = list.reduce((sum, { entries }) => sum + entries.length, 0);
  return (
    <Section id={id} title={title} count={total} className="mt-[30px]">
      {list.length === 0 ? (
        <Empty what={none} />
      ) : (
        list.map((told) => <Told key={told.version} told={told} place={place} />)
      )}
    </Section>
  );
}

function Made({ made, place }: { made: NotesComparison; place: Place }) {
  const { from, to, range } = made;
  const between = joined(range.map(({ version, draft }) => (draft ? `${version} (draft)` : version)).reverse());
  return (
    <>
      <p className="text-ink-2">
        Counted are the notes of {between}: what came after {from} and up to {to}.
      </p>
      <List
        id="incompatible"
        title="What breaks"
        list={made.incompatible}
        none="Nothing is said to break."
        place={place}
      />
      <List
        id="deprecated"
        title="What is deprecated"
        list={made.deprecated}
        none="Nothing is deprecated."
        place={place}
      />
      <List id="fresh" title="What is new" list={made.fresh} none="No new feature is named." place={place} />
      <div className="mt-[30px] grid grid-cols-2 gap-x-[60px] gap-y-[30px] narrow:grid-cols-1">
        <Section id="sections" title="Entries by section" aside={`${from} beside ${to}`}>
          <PairedBars pairs={made.sections} from={from} to={to} what={`Entries by section of ${from} and ${to}`} />
        </Section>
        <Section id="modules" title="Entries by module" aside={`${from} beside ${to}, largest first`}>
          <PairedBars pairs={made.modules} from={from} to={to} what={`Entries by module of ${from} and ${to}`} />
        </Section>
      </div>
    </>
  );
}

/** Two releases beside each other, and everything that breaks, goes or is new on the way from one to the other. */
export function ComparePage({ project, version, compared, at }: Given) {
  const made = compared?.comparison ?? null;
  return (
    <>
      <PageTitle
        title={made ? `From ${made.from} to ${made.to}` : "Compare releases"}
        note={made ? plural(made.range.length, "release") : undefined}
      />
      <DocumentNav project={project} version={version} here="compare" at={at} />
      {compared?.unknown.map((one) => (
        <Failure key={one} what={`There are no notes of ${one}.`} instead="Two others are shown. Choose below." />
      ))}
      {compared && made ? (
        <>
          <Choose project={project} versions={compared.versions} made={made} at={at} />
          <Made made={made} place={{ project, repo: compared.repo, at }} />
        </>
      ) : (
        <Empty what="There are not two releases with notes." more="They are read from the project's GitHub releases." />
      )}
    </>
  );
}
