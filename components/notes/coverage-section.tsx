import type { ReactNode } from "react";
import { Fold } from "@/components/ui/fold";
import { Heads } from "@/components/ui/heads";
import { Empty, Failure } from "@/components/ui/page-states";
import { Section } from "@/components/ui/section";
import { Status } from "@/components/ui/status";
import { plural } from "@/lib/format/numbers";
import { notedWords, refStateWords } from "@/lib/format/words";
import type { CoverageView, NotedView } from "@/lib/view/document-schemas";
import { NumberLink } from "./number-link";

export const notedWord = ({ place, exists }: NotedView) => (exists === false ? notedWords.nowhere : notedWords[place]);

type Row = { key: string; ref: NotedView["ref"] | CoverageView["unmentioned"][number]["ref"]; cells: ReactNode[] };

function Rows({ heads, rows, at }: { heads: readonly string[]; rows: readonly Row[]; at: string | null }) {
  return (
    <table className="table stacked">
      <Heads of={["PR", "Title", ...heads]} />
      <tbody>
        {rows.map(({ key, ref, cells }) => (
          <tr key={key}>
            <td className="w-24">
              {ref.number !== undefined && <NumberLink repo={ref.repo} number={ref.number} at={at} />}
            </td>
            <td className="max-w-[480px] narrow:flex-1">
              <span className="clip block" title={ref.title}>
                {ref.title ?? <span className="text-ink-3">Title not known</span>}
              </span>
            </td>
            {cells.map((cell, nth) => (
              <td key={heads[nth]} className="text-ink-2" data-label={heads[nth] === "On trunk" ? "trunk:" : undefined}>
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const noted = (list: readonly NotedView[]): Row[] =>
  list.map((one) => ({
    key: String(one.ref.number),
    ref: one.ref,
    cells: [
      <Status key="place" is={notedWord(one)} />,
      one.why,
      one.ref.state ? refStateWords[one.ref.state] : "not known",
    ],
  }));

const listed = (list: CoverageView["unmentioned"]): Row[] => list.map(({ ref }) => ({ key: ref.url, ref, cells: [] }));

function Unmentioned({ coverage, at }: { coverage: CoverageView; at: string | null }) {
  const { unmentioned, told } = coverage;
  const picks = unmentioned.filter(({ kind }) => kind === "pick");
  const scope = unmentioned.filter(({ kind }) => kind === "scope");
  return (
    <Section
      id="unmentioned"
      title="Picks that the notes do not mention"
      count={picks.length}
      className="mt-4"
      aside={`${told - picks.length} of ${told} named; picks of docs, CI and the release itself need no line`}
    >
      {picks.length === 0 ? (
        coverage.complete && (
          <Empty what={told === 0 ? "No merged pick needs a line." : "Every merged pick is named."} />
        )
      ) : (
        <Rows heads={[]} rows={listed(picks)} at={at} />
      )}
      {scope.length > 0 && (
        <Fold label={<>{plural(scope.length, "closed item")} of the milestone without a line: consider them</>}>
          <Rows heads={[]} rows={listed(scope)} at={at} />
        </Fold>
      )}
    </Section>
  );
}

/** What the notes leave out, and what they name that the branch lacks. The gate of release day reads the same. */
export function CoverageSection({ coverage, at }: { coverage: CoverageView; at: string | null }) {
  const wrong = coverage.noted.filter(({ place, exists }) => place === "out" || exists === false);
  const unclear = coverage.noted.filter(({ place, exists }) => place === "unknown" && exists !== false);
  const heads = ["On the branch", "Why", "On trunk"];
  return (
    <>
      {!coverage.complete && (
        <Failure
          mark="unknown"
          what="Not everything was read."
          instead="Picks and items of the milestone may be missing from these lists. The status page says what is read."
        />
      )}
      <Unmentioned coverage={coverage} at={at} />
      <Section
        id="not-in-branch"
        title="In the notes, not on the branch"
        count={wrong.length}
        className="mt-[30px]"
        aside={`${coverage.noted.filter(({ place }) => place === "in").length} of ${plural(coverage.noted.length, "number")} on the branch`}
      >
        {wrong.length === 0 ? (
          <Empty
            what={
              unclear.length > 0 || !coverage.complete
                ? "Nothing that they name is known to be missing. Not everything is known."
                : "Every number that the notes name is on the branch."
            }
          />
        ) : (
          <Rows heads={heads} rows={noted(wrong)} at={at} />
        )}
        {unclear.length > 0 && (
          <Fold label={<>{plural(unclear.length, "number")} of which nobody can tell, and why</>}>
            <Rows heads={heads} rows={noted(unclear)} at={at} />
          </Fold>
        )}
      </Section>
    </>
  );
}
