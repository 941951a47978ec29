import { Glyph } from "@/components/ui/glyph";
import type { Freshness } from "@/lib/client/freshness";
import { age } from "@/lib/format/ages";
import { clock, msOf } from "@/lib/format/dates";

/** Live, stale, offline, or nothing read yet: in the top bar of every page. */
export function FreshnessMark({ is, now }: { is: Freshness; now: number }) {
  if (is.at === null)
    return (
      <span className="status" data-tone="unknown">
        <Glyph name="unknown" />
        Nothing read yet
      </span>
    );
  const old = age(now - msOf(is.at));
  if (is.state === "stale")
    return (
      <span className="status" data-tone="warn" title={is.at}>
        <Glyph name="warn" />
        Stale<span className="phone:sr-only">, read</span> · {old} ago
      </span>
    );
  if (is.state === "offline")
    return (
      <span className="status" data-tone="fail" title={is.at}>
        <Glyph name="fail" />
        Offline · <span className="phone:sr-only">kept from</span> {clock(is.at)}
      </span>
    );
  return (
    <span className="whitespace-nowrap text-ink-2" title={is.at}>
      <span
        aria-hidden="true"
        className="mr-2.5 ml-1 inline-block size-[7px] rounded-[50%] bg-pass-solid shadow-[0_0_0_3px_var(--pass-tint)] mb-px"
      />
      <b className="font-medium text-ink">Live</b> · {old}
      <span className="phone:hidden"> ago</span>
    </span>
  );
}
