import { Glyph } from "@/components/ui/glyph";
import { type Head, Heads } from "@/components/ui/heads";
import { Empty } from "@/components/ui/page-states";
import { Section } from "@/components/ui/section";
import { Status } from "@/components/ui/status";
import { When } from "@/components/ui/when";
import { plural, shortSha } from "@/lib/format/numbers";
import { checkWords } from "@/lib/format/words";
import type { CandidateView } from "@/lib/view/schemas";

/** Builds as one status per state, worst first: `1 fails, 2 pass`. */
function Builds({ builds, ran }: { builds: CandidateView["builds"]; ran: boolean }) {
  if (!ran && builds.every(({ state }) => state === "absent"))
    return <span className="text-ink-3">Not known: CI was not read</span>;
  if (builds.length === 0) return <span className="text-ink-3">Not known: no build was read</span>;
  const order = ["fail", "cancelled", "absent", "running", "flaky", "skipped", "pass"] as const;
  return (
    <span className="flex flex-wrap gap-x-3.5">
      {order
        .map((state) => ({ state, list: builds.filter((build) => build.state === state) }))
        .filter(({ list }) => list.length > 0)
        .map(({ state, list }) => (
          <a key={state} href={list[0]?.url} title={list.map(({ workflow }) => workflow).join(", ")}>
            <Status is={checkWords[state]}>
              {list.length === 1
                ? `${checkWords[state].word}: ${list[0]?.workflow}`
                : `${list.length} ${checkWords[state].word.toLowerCase()}`}
            </Status>
          </a>
        ))}
    </span>
  );
}

const heads: Head[] = [
  "Candidate",
  "Tagged",
  "Commit",
  ...["Picks", "Commits", "Entered", "Left", "Without a request"].map((right) => ({ right })),
  { text: "Builds", className: "pl-6!" },
];

/** Every candidate, newest first: what it holds, what came with it, what left, and its builds. */
export function CandidateTable({
  candidates,
  known,
  ran,
  tagged,
}: {
  candidates: readonly CandidateView[];
  /** Whether everything that asks for picks was read whole. */
  known: boolean;
  /** Whether CI was. */
  ran: boolean;
  /** Whether tags were. */
  tagged: boolean;
}) {
  const told = (count: number) => (known ? count : <span className="text-ink-3">Not known</span>);
  return (
    <Section id="candidates" title="Candidates" count={tagged || candidates.length > 0 ? candidates.length : undefined}>
      {candidates.length === 0 && !tagged && <Empty what="Not known." more="Tags were not read yet." />}
      {candidates.length === 0 && tagged && (
        <Empty what="No candidate is tagged." more="The first one appears here when its tag is read." />
      )}
      <table className="table stacked">
        {candidates.length > 0 && <Heads of={heads} />}
        <tbody>
          {candidates.map((candidate) => (
            <tr key={candidate.tag}>
              <td className="font-medium whitespace-nowrap narrow:basis-full">
                <a href={candidate.url} data-row data-print={candidate.url}>
                  <Glyph name="tag" className="mr-1.5" />
                  {candidate.tag}
                </a>
                {candidate.isHead && <span className="ml-2 font-normal text-accent">at the head</span>}
              </td>
              <td className="whitespace-nowrap text-ink-2">
                <When at={candidate.at} /> {candidate.by && `by ${candidate.by}`}
              </td>
              <td className="font-mono text-meta text-ink-2">{shortSha(candidate.sha)}</td>
              <td className="text-right" data-label="picks">
                {candidate.contains.picks}
              </td>
              <td className="text-right" data-label="commits">
                {candidate.contains.commits}
              </td>
              <td className="text-right" data-label="entered">
                {told(candidate.entered.length)}
              </td>
              <td
                className={candidate.left.length > 0 ? "text-right font-medium text-fail" : "text-right"}
                data-label="left"
              >
                {candidate.left.length}
              </td>
              <td
                className="text-right"
                data-label="without a request"
                title={candidate.withoutPick.map(({ title }) => title).join("\n") || undefined}
              >
                {candidate.withoutPick.length}
              </td>
              <td className="lg:pl-6! narrow:basis-full">
                <Builds builds={candidate.builds} ran={ran} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {candidates.length > 0 && (
        <p className="pt-2 text-meta text-ink-3">
          {known && `${plural(candidates[0]?.contains.picks ?? 0, "pick")} in the newest one. `}What a candidate holds
          is read from its commits, not from dates.
        </p>
      )}
    </Section>
  );
}
