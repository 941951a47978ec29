import Link from "next/link";
import { Glyph } from "@/components/ui/glyph";
import { Empty } from "@/components/ui/page-states";
import { PageTitle } from "@/components/ui/page-title";
import { notesSearchLink, releaseLink } from "@/lib/client/links";
import { count, plural } from "@/lib/format/numbers";
import type { NotesSearchView } from "@/lib/view/document-schemas";
import { DocumentNav } from "./document-nav";
import { NumberLink } from "./number-link";

type Asked = { project: string; q: string; only: string | null; at: string | null };
type Given = { asked: Asked; version: string | null; found: NotesSearchView | null; refusal: string | null };

function SearchForm({ asked: { project, q, only, at } }: { asked: Asked }) {
  return (
    <search className="no-print">
      <form action={`/${project}/notes`} className="flex flex-wrap items-center gap-2 py-3">
        <label className="flex h-[30px] w-full max-w-[560px] items-center gap-2 rounded-control border border-strong bg-raised px-2.5 text-ink-3 focus-within:outline-2 focus-within:outline-offset-2 focus-within:outline-accent phone:h-11">
          <Glyph name="search" />
          <span className="sr-only">Search the notes of all releases</span>
          <input
            name="q"
            type="search"
            defaultValue={q}
            data-key="/"
            maxLength={400}
            autoComplete="off"
            placeholder="Words, #PR, @author or module:name"
            className="w-full min-w-0 bg-transparent text-ink placeholder:text-ink-3 focus:outline-none"
          />
        </label>
        {only && <input type="hidden" name="version" value={only} />}
        {at && <input type="hidden" name="at" value={at} />}
        <button type="submit" className="button">
          Search
        </button>
      </form>
    </search>
  );
}

/** How many each release has: each leads to its own alone. */
function Releases({ asked: { project, q, only, at }, found }: { asked: Asked; found: NotesSearchView }) {
  const link = (version: string | null) => notesSearchLink(project, at, { q, version });
  return (
    <nav aria-label="Releases" className="chips no-print pb-3">
      <Link href={link(null)} prefetch={false} className="chip" aria-current={only === null ? "page" : undefined}>
        All releases
      </Link>
      {found.releases.map(({ version, count: own, draft }) => (
        <Link
          key={version}
          href={link(version)}
          prefetch={false}
          className="chip"
          aria-current={only === version ? "page" : undefined}
        >
          <b>{version}</b> {draft && "draft "}
          {count(own)}
        </Link>
      ))}
    </nav>
  );
}

type Entry = NotesSearchView["entries"][number];

function Found({ entry, repo, asked }: { entry: Entry; repo: string; asked: Asked }) {
  const { project, at } = asked;
  const named = { project, version: entry.version };
  const place = [entry.section, entry.module].filter((part) => part !== "").join(" · ");
  return (
    <li className="grid grid-cols-[88px_1fr_auto] gap-x-4 border-t border-line py-2 phone:grid-cols-1">
      <Link
        href={`${releaseLink(named, "notes", at)}#line-${entry.line}`}
        prefetch={false}
        className="font-medium"
        aria-label={`${entry.version}, in its notes`}
      >
        {entry.version}
        {entry.draft && <span className="font-normal text-ink-3"> draft</span>}
      </Link>
      <span>
        <span className="wrap-anywhere whitespace-pre-line">{entry.text}</span>
        {place && <span className="block text-meta text-ink-3">{place}</span>}
      </span>
      <span className="flex flex-wrap gap-x-3 text-ink-2">
        {entry.prs.map((number) => (
          <NumberLink key={number} repo={repo} number={number} at={at} />
        ))}
      </span>
    </li>
  );
}

function Answer({ asked, found }: { asked: Asked; found: NotesSearchView }) {
  if (found.total === 0)
    return (
      <Empty
        what="No entry says this."
        more="All parts must match. Try fewer words, #number, @author or module:name. Authors are known of PRs that were read."
      />
    );
  const shown = found.entries.length;
  return (
    <>
      <Releases asked={asked} found={found} />
      <ul>
        {found.entries.map((entry) => (
          <Found key={`${entry.version} ${entry.line}`} entry={entry} repo={found.repo} asked={asked} />
        ))}
      </ul>
      {shown < found.total && (
        <Empty
          what={`The first ${shown} of ${count(found.total)} are shown.`}
          more="Choose a release above, or ask for more words."
        />
      )}
    </>
  );
}

/** Search in the notes of every release: words, pull requests, authors and modules. */
export function NotesSearchPage({ asked, version, found, refusal }: Given) {
  const { project, q, at } = asked;
  return (
    <>
      <PageTitle
        title={found ? `${plural(found.total, "entry", "entries")} for “${q}”` : "Search release notes"}
        note={found ? (asked.only ? `in ${asked.only}` : `in ${plural(found.releases.length, "release")}`) : undefined}
      />
      <DocumentNav project={project} version={version} here="search" at={at} />
      <SearchForm asked={asked} />
      {at && (
        <p className="pb-2 text-ink-2">
          The texts are as they stand now. Releases that came out after the moment are left out.
        </p>
      )}
      {refusal && <Empty what={refusal} />}
      {found && <Answer asked={asked} found={found} />}
    </>
  );
}
