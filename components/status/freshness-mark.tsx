import type { ReactNode } from "react";
import { Glyph } from "@/components/ui/glyph";
import type { Freshness } from "@/lib/client/freshness";
import { age } from "@/lib/format/ages";
import { clock, msOf } from "@/lib/format/dates";

type MarkProps = { tone: "warn" | "fail" | "unknown"; at?: string; children: ReactNode };

const Mark = ({ tone, at, children }: MarkProps) => (
  <span className="status phone:gap-1 phone:text-meta" data-tone={tone} title={at}>
    <Glyph name={tone} />
    <span>{children}</span>
  </span>
);

/** Live, stale, offline, or nothing read yet: in the top bar of every page. A phone hears what it has no room to show. */
export function FreshnessMark({ is, now }: { is: Freshness; now: number }) {
  if (is.at === null) return <Mark tone="unknown">Nothing read yet</Mark>;
  const old = age(now - msOf(is.at));
  if (is.state === "stale")
    return (
      <Mark tone="warn" at={is.at}>
        Stale{" "}
        <span className="max-[339px]:sr-only">
          <span className="phone:sr-only">· read </span>
          {old}
          <span className="phone:sr-only"> ago</span>
        </span>
      </Mark>
    );
  if (is.state === "offline")
    return (
      <Mark tone="fail" at={is.at}>
        Offline{" "}
        <span className="max-[339px]:sr-only">
          <span className="phone:sr-only">· kept from </span>
          {clock(is.at)}
        </span>
      </Mark>
    );
  return (
    <span className="min-w-[115px] whitespace-nowrap text-ink-2 phone:min-w-0 phone:text-meta" title={is.at}>
      <span
        aria-hidden="true"
        className="lit mr-2.5 mb-px ml-1 inline-block phone:mr-1.5 phone:ml-1 size-[7px] rounded-[50%] bg-pass-solid shadow-[0_0_0_3px_var(--pass-tint)]"
      />
      <span className="max-[339px]:sr-only">
        <b className="font-medium text-ink">Live</b> ·{" "}
      </span>
      {old}
      <span className="phone:sr-only"> ago</span>
    </span>
  );
}
