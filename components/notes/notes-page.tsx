import { Empty, Failure } from "@/components/ui/page-states";
import { PageTitle } from "@/components/ui/page-title";
import { Section } from "@/components/ui/section";
import { plural } from "@/lib/format/numbers";
import type { EntryView, NotesView } from "@/lib/view/document-schemas";
import { CoverageSection } from "./coverage-section";
import { DocumentNav } from "./document-nav";
import { EntryLine } from "./entry-line";

type Given = {
  project: string;
  version: string;
  repo: string;
  notes: NotesView | null;
  unread?: boolean;
  at: string | null;
};

const entriesOf = (section: NotesView["sections"][number]): EntryView[] =>
  section.modules.flatMap((one) => one.entries);
const anchor = (index: number) => `section-${index + 1}`;

function Contents({ notes }: { notes: NotesView }) {
  return (
    <nav aria-label="Sections" className="flex flex-wrap gap-x-4 gap-y-1 pt-5 pb-2 text-ink-2">
      {notes.sections.map((section, index) => (
        <a key={anchor(index)} href={`#${anchor(index)}`}>
          {section.title || "Without a heading"} <span className="text-ink-3">{entriesOf(section).length}</span>
        </a>
      ))}
    </nav>
  );
}

function Sections({ notes, repo, at }: { notes: NotesView; repo: string; at: string | null }) {
  const noted = new Map((notes.coverage?.noted ?? []).map((one) => [one.ref.number, one]));
  return notes.sections.map((section, index) => (
    <Section
      key={anchor(index)}
      id={anchor(index)}
      title={section.title || "Without a heading"}
      count={entriesOf(section).length}
      className="mt-[30px]"
    >
      {section.modules.map((module) => (
        <div key={module.entries[0]?.line} className="pt-3">
          {module.title && <h3 className="text-body text-ink-3">{module.title}</h3>}
          <ul>
            {module.entries.map((entry) => (
              <EntryLine key={entry.line} entry={entry} repo={repo} noted={noted} at={at} />
            ))}
          </ul>
        </div>
      ))}
    </Section>
  ));
}

function Problems({ problems }: { problems: NotesView["problems"] }) {
  if (problems.length === 0) return null;
  return (
    <Section id="notes-problems" title="Not understood" count={problems.length} className="mt-[30px]">
      <ul>
        {problems.map((problem) => (
          <li key={`${problem.line ?? 0} ${problem.text}`} className="border-b border-line py-2">
            {problem.line !== undefined && <span className="text-ink-3">Line {problem.line}: </span>}
            {problem.text}
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** The notes of a release: first how they agree with the branch, then each entry with the receipts of its PRs. */
export function NotesPage({ project, version, repo, notes, unread = false, at }: Given) {
  const count = notes?.sections.reduce((sum, section) => sum + entriesOf(section).length, 0) ?? 0;
  const without = notes?.coverage?.noPr ?? 0;
  const note = `${plural(count, "entry", "entries")}${without > 0 ? `, ${without} without a PR` : ""}`;
  return (
    <>
      <PageTitle title={`Release notes of ${version}`} note={notes ? note : undefined}>
        {notes && (
          <a href={notes.url} className="ml-auto underlined" data-key="o">
            Open on GitHub
          </a>
        )}
      </PageTitle>
      <DocumentNav project={project} version={version} here="notes" at={at} />
      {notes === null && unread ? (
        <Empty what="Not known." more="GitHub releases were not read yet." />
      ) : notes === null ? (
        <Empty
          what="No notes were found."
          more="They are read from the GitHub release, or from the draft that hud.yaml names under notes."
        />
      ) : (
        <>
          {notes.coverage ? (
            <CoverageSection coverage={notes.coverage} at={at} />
          ) : (
            <Failure
              mark="unknown"
              what="Not compared with the branch."
              instead={`${version} has no tracker, so its branch is not read.`}
            />
          )}
          <Contents notes={notes} />
          <Sections notes={notes} repo={repo} at={at} />
          <Problems problems={notes.problems} />
        </>
      )}
    </>
  );
}
