import Link from "next/link";
import { People } from "@/components/ui/person";
import { Status } from "@/components/ui/status";
import { When } from "@/components/ui/when";
import { receiptLink } from "@/lib/client/links";
import { shortSha } from "@/lib/format/numbers";
import { missingWords } from "@/lib/format/words";
import type { MissingView, RefView, ScopeView, UnfollowedRevertView } from "@/lib/view/schemas";

export function RefLink({ refTo, at }: { refTo: RefView; at: string | null }) {
  const name = refTo.number !== undefined ? `#${refTo.number}` : shortSha(refTo.sha ?? "");
  return (
    <Link href={receiptLink(refTo, at)} prefetch={false} className="ref text-ink-2" data-print={refTo.url}>
      {name}
    </Link>
  );
}

function Title({ refTo, title, at }: { refTo: RefView; title: string; at: string | null }) {
  return (
    <Link href={receiptLink(refTo, at)} prefetch={false} data-row className="clip block font-medium" title={title}>
      {title}
    </Link>
  );
}

export function MissingRows({ items, at }: { items: readonly MissingView[]; at: string | null }) {
  return items.map(({ item, title, reason, detail, landed, who }) => (
    <tr key={item.url}>
      <td className="w-24">
        <RefLink refTo={item} at={at} />
      </td>
      <td className="max-w-[420px] narrow:order-first narrow:basis-full">
        <Title refTo={item} title={title} at={at} />
      </td>
      <td>
        <Status is={missingWords[reason]} />
      </td>
      <td className="text-ink-2 narrow:basis-full">{detail}</td>
      <td>
        <People logins={who} nobody="Nobody is named" />
      </td>
      <td className="text-right whitespace-nowrap text-ink-2" data-label="landed">
        {landed ? <When at={landed.at} as="day" /> : "Not known"}
      </td>
    </tr>
  ));
}

export function RevertRows({ items, at }: { items: readonly UnfollowedRevertView[]; at: string | null }) {
  return items.map(({ change, revert, onBranchSince, inCandidates, who }) => (
    <tr key={change.url}>
      <td className="w-24">
        <RefLink refTo={change} at={at} />
      </td>
      <td className="max-w-[420px] narrow:order-first narrow:basis-full">
        <Title refTo={change} title={change.title ?? "Title not known"} at={at} />
      </td>
      <td className="text-ink-2">
        reverted on trunk by{" "}
        <a href={revert.url} className="ref underlined font-mono text-meta">
          {shortSha(revert.sha)}
        </a>
        , <When at={revert.at} as="day" />
      </td>
      <td className="text-ink-2">
        on the branch since {onBranchSince === "cut" ? "the cut" : shortSha(onBranchSince)}
      </td>
      <td>
        <People logins={who} nobody="Nobody is named" />
      </td>
      <td className="text-right whitespace-nowrap text-ink-2" data-label="in">
        {inCandidates.length > 0 ? inCandidates.join(", ") : "no candidate"}
      </td>
    </tr>
  ));
}

export function OpenRows({ items, at }: { items: ScopeView["open"]; at: string | null }) {
  return items.map(({ ref, title, kind, assignees, author, since }) => (
    <tr key={ref.url}>
      <td className="w-24">
        <RefLink refTo={ref} at={at} />
      </td>
      <td className="max-w-[520px] narrow:order-first narrow:basis-full">
        <Title refTo={ref} title={title} at={at} />
      </td>
      <td className="text-ink-2">{kind === "pr" ? "PR" : "Issue"}</td>
      <td className="text-ink-2" data-label="by">
        {author ?? "Not known"}
      </td>
      <td>
        <People logins={assignees} nobody="Nobody is assigned" />
      </td>
      <td className="text-right whitespace-nowrap text-ink-2" data-label="since">
        <When at={since} as="day" />
      </td>
    </tr>
  ));
}
