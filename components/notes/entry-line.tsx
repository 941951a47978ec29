import { Glyph } from "@/components/ui/glyph";
import { refStateWords } from "@/lib/format/words";
import type { EntryView, NotedView } from "@/lib/view/document-schemas";
import { notedWord } from "./coverage-section";
import { NumberLink } from "./number-link";

type Given = { entry: EntryView; repo: string; noted: ReadonlyMap<number, NotedView>; at: string | null };

/** What is well is quiet; what is not on the branch, or nowhere, says so beside its number. */
function State({ of }: { of: NotedView | undefined }) {
  if (!of) return null;
  const { mark, tone, word } = notedWord(of);
  if (tone === "fail")
    return (
      <span className="inline-flex items-center gap-1 text-fail" title={of.why}>
        <Glyph name={mark} tone={tone} />
        {word.toLowerCase()}
      </span>
    );
  return of.ref.state ? (
    <span className="text-ink-3" title={of.why}>
      {refStateWords[of.ref.state]}
    </span>
  ) : null;
}

export function EntryLine({ entry, repo, noted, at }: Given) {
  return (
    <li
      id={`line-${entry.line}`}
      className="grid grid-cols-[1fr_auto] gap-4 border-b border-line py-2 phone:grid-cols-1 phone:gap-0 target:bg-sunk"
    >
      <span className="wrap-anywhere whitespace-pre-line">{entry.text}</span>
      <span className="flex flex-wrap justify-end gap-x-3 text-ink-2 phone:justify-start">
        {entry.prs.length === 0 && <span className="text-ink-3">No PR named</span>}
        {entry.prs.map((number) => (
          <span key={number} className="inline-flex gap-1.5">
            <NumberLink repo={repo} number={number} at={at} />
            <State of={noted.get(number)} />
          </span>
        ))}
      </span>
    </li>
  );
}
