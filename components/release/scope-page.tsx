import type { ReactNode } from "react";
import { Fold } from "@/components/ui/fold";
import { type Head, Heads } from "@/components/ui/heads";
import { Empty, Failure } from "@/components/ui/page-states";
import { PageTitle } from "@/components/ui/page-title";
import { Section } from "@/components/ui/section";
import { plural } from "@/lib/format/numbers";
import type { MissingView, ReleaseView, ScopeView, UnfollowedRevertView } from "@/lib/view/schemas";
import { MissingRows, OpenRows, RefLink, RevertRows } from "./scope-rows";

type Listed<T> = { complete: boolean; items: T[]; unknown: string[] };
type Props = {
  release: ReleaseView;
  scope: ScopeView;
  missing: Listed<MissingView>;
  reverts: Listed<UnfollowedRevertView>;
  at: string | null;
};

function Table({ heads, children }: { heads: readonly Head[]; children: ReactNode }) {
  return (
    <table className="table stacked">
      <Heads of={heads} />
      <tbody>{children}</tbody>
    </table>
  );
}

/** An empty list says "none" only when everything that it needs was read. */
function None({ list, none }: { list: { complete: boolean; items: readonly unknown[] }; none: string }) {
  if (list.items.length > 0) return null;
  return list.complete ? (
    <Empty what={none} />
  ) : (
    <Empty what="Not known." more="Some of what this needs was not read whole." />
  );
}

/** A zero never stands for "not known". */
const counted = ({ complete, items }: { complete: boolean; items: readonly unknown[] }) =>
  complete || items.length > 0 ? items.length : undefined;

const Unknown = ({ list }: { list: readonly string[] }) =>
  list.map((text) => <Failure key={text} mark="unknown" what="Cannot tell" instead={text} />);

/** What the milestone still holds, what is not in the branch, and which reverts did not follow: each with its holder. */
export function ScopePage({ release, scope, missing, reverts, at }: Props) {
  const unassigned = scope.open.filter(({ assignees }) => assignees.length === 0);
  const authored = unassigned.filter(({ kind, author }) => kind === "pr" && author !== null).length;
  const assigned =
    unassigned.length > 0
      ? `${unassigned.length} without an assignee${authored > 0 ? `; ${authored} of these ${authored === 1 ? "is a PR, held by its author" : "are PRs, held by their authors"}` : ""}`
      : scope.open.length > 0
        ? "Each has an assignee"
        : null;
  return (
    <>
      <PageTitle
        title={`Scope of ${release.version}`}
        note={`milestone ${release.version}: ${scope.complete ? `${plural(scope.open.length, "open item")}, ${scope.closed} closed` : "not read whole"}`}
      />
      <Section
        id="missing"
        title="Missing in the branch"
        count={counted(missing)}
        className="mt-3"
        aside="Landed after the cut, and not on the branch"
      >
        <None list={missing} none="Nothing is missing." />
        {missing.items.length > 0 && (
          <Table heads={["Item", "Title", "Why", "Detail", "Who can act", { right: "Landed" }]}>
            <MissingRows items={missing.items} at={at} />
          </Table>
        )}
        <Unknown list={missing.unknown} />
      </Section>
      <Section
        id="reverts"
        title="Reverts that did not follow"
        count={counted(reverts)}
        className="mt-[30px]"
        aside="On the branch, and reverted on trunk"
      >
        <None list={reverts} none="Every revert on trunk was followed on the branch." />
        {reverts.items.length > 0 && (
          <Table heads={["Change", "Title", "Revert", "On the branch", "Who can act", { right: "In candidates" }]}>
            <RevertRows items={reverts.items} at={at} />
          </Table>
        )}
        <Unknown list={reverts.unknown} />
      </Section>
      <Section
        id="open"
        title="Open items"
        count={counted({ complete: scope.complete, items: scope.open })}
        className="mt-[30px]"
        aside={assigned ?? undefined}
      >
        <None list={{ complete: scope.complete, items: scope.open }} none="The milestone is empty." />
        {scope.open.length > 0 && (
          <Table heads={["Item", "Title", "Kind", "Author", "Assigned to", { right: "Open since" }]}>
            <OpenRows items={scope.open} at={at} />
          </Table>
        )}
      </Section>
      {scope.notMissing.length > 0 && (
        <Fold
          className="mt-[30px]"
          label={<>{plural(scope.notMissing.length, "closed item")} not counted as missing, and why</>}
        >
          <ul className="mt-2">
            {scope.notMissing.map(({ item, why }) => (
              <li key={item.url} className="grid min-h-9 grid-cols-[96px_1fr] items-center border-t border-line">
                <RefLink refTo={item} at={at} />
                <span className="text-ink-2">{why}</span>
              </li>
            ))}
          </ul>
        </Fold>
      )}
    </>
  );
}
