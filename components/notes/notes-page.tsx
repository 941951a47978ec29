import Link from "next/link";
import { Empty } from "@/components/ui/page-states";
import { PageTitle } from "@/components/ui/page-title";
import { Section } from "@/components/ui/section";
import { receiptLink } from "@/lib/client/links";
import { plural } from "@/lib/format/numbers";
import type { NotesView } from "@/lib/view/document-schemas";

type Entry = NotesView["sections"][number]["modules"][number]["entries"][number];
type Given = { version: string; repo: string; notes: NotesView | null; at: string | null };

const entriesOf = (section: NotesView["sections"][number]): Entry[] => section.modules.flatMap((one) => one.entries);
const anchor = (index: number) => `section-${index + 1}`;

function Line({ entry, repo, at }: { entry: Entry; repo: string; at: string | null }) {
  return (
    <li className="grid grid-cols-[1fr_auto] gap-4 border-b border-line py-2 phone:grid-cols-1 phone:gap-0">
      <span>{entry.text}</span>
      <span className="flex flex-wrap gap-x-3 text-ink-2">
        {entry.prs.length === 0 && <span className="text-ink-3">No PR named</span>}
        {entry.prs.map((number) => (
          <Link key={number} href={receiptLink({ repo, number }, at)} prefetch={false}>
            #{number}
          </Link>
        ))}
      </span>
    </li>
  );
}

/** The notes of a release, as they are understood: each entry with the receipts of its pull requests. */
export function NotesPage({ version, repo, notes, at }: Given) {
  if (notes === null) {
    return (
      <>
        <PageTitle title={`Release notes of ${version}`} />
        <Empty
          what="No notes were found."
          more="They are read from the GitHub release, or from the draft that hud.yaml names under notes."
        />
      </>
    );
  }
  const count = notes.sections.reduce((sum, section) => sum + entriesOf(section).length, 0);
  return (
    <>
      <PageTitle title={`Release notes of ${version}`} note={`${plural(count, "entry", "entries")}`}>
        <a href={notes.url} className="ml-auto">
          Open on GitHub
        </a>
      </PageTitle>
      <nav aria-label="Sections" className="flex flex-wrap gap-x-4 gap-y-1 py-2 text-ink-2">
        {notes.sections.map((section, index) => (
          <a key={anchor(index)} href={`#${anchor(index)}`}>
            {section.title} <span className="text-ink-3">{entriesOf(section).length}</span>
          </a>
        ))}
      </nav>
      {notes.sections.map((section, index) => (
        <Section key={anchor(index)} id={anchor(index)} title={section.title} count={entriesOf(section).length}>
          {section.modules.map((module) => (
            <div key={module.title} className="pt-3">
              {module.title && <h3 className="text-body text-ink-3">{module.title}</h3>}
              <ul>
                {module.entries.map((entry) => (
                  <Line key={entry.text + entry.prs.join()} entry={entry} repo={repo} at={at} />
                ))}
              </ul>
            </div>
          ))}
        </Section>
      ))}
      {notes.problems.length > 0 && (
        <Section id="notes-problems" title="Not understood" count={notes.problems.length}>
          <ul>
            {notes.problems.map((problem) => (
              <li key={`${problem.line ?? 0} ${problem.text}`} className="border-b border-line py-2">
                {problem.line !== undefined && <span className="text-ink-3">Line {problem.line}: </span>}
                {problem.text}
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}
