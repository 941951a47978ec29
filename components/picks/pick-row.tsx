import Link from "next/link";
import { Person } from "@/components/ui/person";
import { Status } from "@/components/ui/status";
import { receiptLink } from "@/lib/client/links";
import { ageBetween } from "@/lib/format/ages";
import { shortSha } from "@/lib/format/numbers";
import { categoryWords, checkWords, pickWords, policyWords } from "@/lib/format/words";
import type { PickView, RefView } from "@/lib/view/schemas";

export const refName = (ref: RefView): string =>
  ref.number !== undefined ? `#${ref.number}` : shortSha(ref.sha ?? "");

function Refs({ refs, none }: { refs: readonly RefView[]; none: string }) {
  if (refs.length === 0) return <span className="text-ink-3">{none}</span>;
  return refs.map((ref, at) => (
    <span key={ref.url}>
      {at > 0 && ", "}
      <a href={ref.url} className="ref">
        {refName(ref)}
      </a>
    </span>
  ));
}

/** The page of a pick: the receipt of its release PR, else of its trunk change. */
export const pickLink = (pick: PickView, at: string | null) => {
  const ref = pick.release[0] ?? pick.trunk[0];
  return ref ? receiptLink(ref, at) : null;
};

function Decision({ pick }: { pick: PickView }) {
  const by = pick.history.findLast((event) => event.by !== null && event.what !== "requested")?.by;
  if (pick.state === "pending")
    return (
      <span className="text-ink-3" title={pick.stateReason}>
        None yet
      </span>
    );
  const { word, tone } = pickWords[pick.state];
  return (
    <span
      title={pick.stateReason}
      className={tone === "fail" ? "font-medium text-fail" : tone === "warn" ? "font-medium text-warn" : undefined}
    >
      {word}
      {by && <span className="text-ink-3"> · {by}</span>}
    </span>
  );
}

function WaitingOn({ pick }: { pick: PickView }) {
  const [first] = pick.waitingOn.logins;
  if (pick.waitingOn.kind === "nobody") return <span className="text-ink-3">Nobody</span>;
  return (
    <>
      {first ? (
        <Person login={first} />
      ) : (
        <span className="font-medium">{pick.waitingOn.kind === "ci" ? "CI" : pick.waitingOn.kind}</span>
      )}
      <span className="ml-2 text-ink-2">{pick.waitingOn.what}</span>
    </>
  );
}

/** Policy with its rule in words: `Allowed until 27 Apr`. */
function Policy({ pick }: { pick: PickView }) {
  const is = policyWords[pick.policy.status];
  return (
    <Status is={is} title={pick.policy.rule}>
      {pick.policy.rule.length > 0 && pick.policy.rule.length < 30 ? pick.policy.rule : is.word}
    </Status>
  );
}

export function PickCells({ pick, at, now }: { pick: PickView; at: string | null; now: string }) {
  const href = pickLink(pick, at);
  return (
    <>
      <td data-cell="title" className="max-w-[400px] lg:min-w-[180px]">
        <span className="flex items-baseline gap-1.5">
          {href ? (
            <Link href={href} prefetch={false} data-row className="clip font-medium" title={pick.title}>
              {pick.title}
            </Link>
          ) : (
            <span className="clip font-medium">{pick.title}</span>
          )}
          <span className="shrink-0 text-meta text-ink-3 wrap-anywhere lg:max-w-[70%]">
            {pick.requestedBy ?? "nobody known"}
          </span>
          {pick.followUps.length > 0 && (
            <span
              className="text-meta text-ink-3"
              title={`Possible follow-ups: ${pick.followUps.map(refName).join(", ")}`}
            >
              +{pick.followUps.length} follow-up
            </span>
          )}
        </span>
      </td>
      <td data-cell="refs" className="leading-[18px] text-ink-2">
        <Refs refs={pick.trunk} none={pick.source === "direct-push" ? "no PR" : "branch only"} />
        <span className="mx-1.5 text-faint" aria-hidden="true">
          →
        </span>
        <span className="sr-only">to</span>
        <Refs refs={pick.release} none="no release PR" />
      </td>
      <td
        data-cell="category"
        className={pick.category.name === "unknown" ? "whitespace-nowrap text-ink-3" : "whitespace-nowrap"}
        title={pick.category.text || undefined}
      >
        {categoryWords[pick.category.name]}
      </td>
      <td data-cell="policy">
        <Policy pick={pick} />
      </td>
      <td data-cell="state" data-value data-none={pick.state === "pending" || undefined} className="leading-[18px]">
        <Decision pick={pick} />
      </td>
      <td data-cell="ci" data-value>
        <Status is={checkWords[pick.ci]} />
      </td>
      <td
        data-cell="waiting"
        data-value
        data-none={pick.waitingOn.kind === "nobody" || undefined}
        className="roomless leading-[18px] lg:py-1"
      >
        <WaitingOn pick={pick} />
      </td>
      <td data-cell="age" className="text-right whitespace-nowrap">
        <time dateTime={pick.requestedAt} title={pick.requestedAt}>
          {ageBetween(pick.requestedAt, now)}
        </time>
      </td>
    </>
  );
}
