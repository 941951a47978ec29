import Link from "next/link";
import { Glyph } from "@/components/ui/glyph";
import { Empty } from "@/components/ui/page-states";
import { notesSearchLink, personLink, receiptLink } from "@/lib/client/links";
import { plural } from "@/lib/format/numbers";
import type { ReceiptView } from "@/lib/view/schemas";
import { SearchBox } from "./search-box";

const tones = {
  in: ["pass", "pass"],
  out: ["fail", "fail"],
  waiting: ["run", "run"],
  unknown: ["unknown", "unknown"],
} as const;

export const matchLink = ({ subject }: ReceiptView, at: string | null) =>
  typeof subject === "string" ? personLink(subject, at) : receiptLink(subject, at);

const nameOf = ({ subject }: ReceiptView) =>
  typeof subject === "string"
    ? `@${subject}`
    : subject.number !== undefined
      ? `#${subject.number}`
      : subject.sha?.slice(0, 7);

/** What the words found: each with its answer, so that most questions end here. */
export function Results({
  q,
  matches,
  at,
  refusal,
  projects,
}: {
  q: string;
  /** Whose release notes may be searched too. */
  projects: readonly string[];
  matches: readonly ReceiptView[];
  at: string | null;
  refusal: string | null;
}) {
  return (
    <>
      <h1 className="pt-[18px] pb-3 text-reason tracking-tight">
        {q ? `${plural(matches.length, "match", "matches")} for “${q}”` : "Search"}
      </h1>
      <SearchBox at={at} value={q} wide />
      {refusal && <Empty what={refusal} />}
      {q && !refusal && matches.length === 0 && (
        <Empty
          what="Nothing is known under this name."
          more="Try a PR or issue number, a commit, the address of a tracker comment, @login, or words of a title."
        />
      )}
      {q && (
        <p className="flex flex-wrap gap-x-4 pt-2">
          {projects.map((project) => (
            <Link key={project} href={notesSearchLink(project, at, { q })} prefetch={false} className="underlined">
              Search the release notes of {project} for “{q}”
            </Link>
          ))}
        </p>
      )}
      <ul className="mt-4">
        {matches.map((match) => {
          const [name, tone] = tones[match.tone];
          return (
            <li key={`${match.kind}-${nameOf(match)}-${match.title}`} className="border-t border-line">
              <Link
                href={matchLink(match, at)}
                prefetch={false}
                data-row
                className="grid min-h-11 grid-cols-[26px_96px_1fr_auto] items-center gap-x-2 phone:grid-cols-[26px_1fr] phone:py-2"
              >
                <Glyph name={name} tone={tone} />
                <span className="text-ink-2">{nameOf(match)}</span>
                <span className="clip phone:col-start-2 phone:whitespace-normal">{match.title}</span>
                <span className="font-medium phone:col-start-2">{match.headline}</span>
              </Link>
            </li>
          );
        })}
      </ul>
    </>
  );
}
