import { Glyph } from "@/components/ui/glyph";
import { Status } from "@/components/ui/status";
import { When } from "@/components/ui/when";
import { shortSha } from "@/lib/format/numbers";
import { checkWords } from "@/lib/format/words";
import type { CompanionView } from "@/lib/view/schemas";

const cut = { word: "Branch cut", mark: "pass", tone: "pass" } as const;
const notCut = { word: "Not cut", mark: "idle", tone: "idle" } as const; // whether that is late, the gate says
const notKnown = { word: "Not known", mark: "unknown", tone: "unknown" } as const;

function BranchCells({ companion }: { companion: CompanionView }) {
  const newest = companion.candidates.at(-1);
  return (
    <>
      <td>
        {newest ? (
          <>
            <b>
              <Glyph name="tag" className="mr-1.5" />
              {newest}
            </b>
            <p>{companion.candidates.length === 1 ? "first candidate" : `newest of ${companion.candidates.length}`}</p>
          </>
        ) : (
          <p>{companion.exists ? "no candidate yet" : "Not known"}</p>
        )}
      </td>
      <td>
        <b>{companion.openPicks ?? "Not known"}</b>
        {companion.openPicks !== null && <p>{companion.openPicks === 1 ? "open pick" : "open picks"}</p>}
      </td>
      <td>
        <Status is={checkWords[companion.ci]} />
      </td>
      <td className="text-ink-3">
        {companion.head ? (
          <>
            head <span className="font-mono text-meta text-ink-2">{shortSha(companion.head.sha)}</span>
            <p className="text-ink-3!">
              <When at={companion.head.at} />
            </p>
          </>
        ) : (
          "Not known"
        )}
      </td>
    </>
  );
}

/** The repositories that ship with a release: their branch, candidates, open picks and CI. */
export function CompanionRows({ companions }: { companions: readonly CompanionView[] }) {
  return companions.map((companion) => (
    <tr
      key={companion.repo}
      className="phone:grid phone:grid-cols-[1fr_auto] phone:gap-y-1.5 phone:border-b phone:border-line phone:py-3 [&>td]:h-16 phone:[&>td]:h-auto phone:[&>td]:border-0! phone:[&>td:nth-child(2)]:order-first"
    >
      <td>
        <Status is={companion.exists === null ? notKnown : companion.exists ? cut : notCut} />
      </td>
      <td>
        <a
          href={companion.url}
          data-print={companion.url}
          data-row
          className="block text-lead font-semibold tracking-tight"
        >
          {companion.repo.split("/").at(-1)}
        </a>
        <span className="text-ink-3">
          {companion.branch ?? (companion.exists === null ? "branch not known" : "no release branch found")}
        </span>
      </td>
      {companion.exists === false ? (
        <td colSpan={4} className="text-ink-3">
          Nothing to show before its branch is cut.
        </td>
      ) : (
        <BranchCells companion={companion} />
      )}
    </tr>
  ));
}
