import { moment } from "@/lib/format/dates";
import { joined, plural } from "@/lib/format/numbers";
import type { SourceView } from "@/lib/view/schemas";
import { sourceName } from "./source-name";

const usable = (source: SourceView) => source.state === "ok" || source.state === "reading";

type Props = {
  sources: readonly SourceView[] /** Given for a moment before it: nothing was read then. */;
  firstPoll?: string | undefined;
};

/** One bar per source: whole and fresh, or not. The missing ones are named. */
export function Gauge({ sources, firstPoll }: Props) {
  if (firstPoll) return <span title={`Reading began ${moment(firstPoll)}`}>Told from GitHub’s timestamps</span>;
  const faulty = sources.filter((source) => !usable(source));
  return (
    <>
      <span className="inline-flex h-[13px] gap-0.5" style={{ width: 7 * sources.length - 2 }} aria-hidden="true">
        {sources.map((source) => (
          <i
            key={source.id}
            className={
              usable(source)
                ? "lit h-[13px] w-[5px] rounded-[1px] bg-pass-mark"
                : "h-[13px] w-[5px] rounded-[1px] outline-1 -outline-offset-1 outline-unknown outline-dashed"
            }
          />
        ))}
      </span>
      <span>
        {sources.length - faulty.length} of {plural(sources.length, "source")} fresh
        {faulty.length > 0 && (
          <b className="font-medium text-ink">
            ; not: {joined(faulty.slice(0, 3).map((source) => sourceName(source.id)))}
            {faulty.length > 3 && ` and ${faulty.length - 3} more`}
          </b>
        )}
      </span>
    </>
  );
}
