import { countdown } from "../../format/ages";
import { dueDate } from "../../format/dates";
import { joined, plural } from "../../format/numbers";
import { gateWords, verdictWords } from "../../format/words";
import type { ReleaseView } from "../../view/schemas";
import { answered, type Command, codeOf, nameOf, releaseOf } from "../command";
import { plain, table } from "../table";

/** The verdict, what would flip it, and the gates that are not passed. */
export const status: Command = async (source, given, options) => {
  const release = answered(await source.release(await releaseOf(source, given, options)));
  return {
    json: release,
    text: statusText(release, options.width),
    code: codeOf(release.verdict.call, options.allowAtRisk),
  };
};

export function statusText(release: ReleaseView, width: number | null): string {
  const { verdict, gates, freshness } = release;
  const open = gates.filter(({ status: now }) => !["pass", "not-applicable", "not-yet"].includes(now));
  const parts = [
    `${headline(release)}\n${plain(verdict.reason)}`,
    verdict.flips.length > 0 &&
      `What would flip it\n${table(
        verdict.flips.map(({ what, verb, who }) => [`  ${what}`, verb, joined(who, "or")]),
        width,
      )}`,
    open.length > 0 &&
      `Gates that do not pass\n${table(
        open.map(({ status: now, id, summary, accepted }) => {
          const word = accepted ? `Accepted by ${accepted.by}` : gateWords[now].word;
          return [`  ${word}`, id, summary];
        }),
        width,
      )}`,
    !freshness.complete && `Not read whole: ${freshness.stale.map(plain).join(", ") || "the first read is under way"}`,
    `As of ${release.asOf}`,
  ];
  return parts.filter((part) => part !== false).join("\n\n");
}

function headline(release: ReleaseView): string {
  const { verdict, next, counts } = release;
  const target = verdict.target === null ? "" : ` for ${plain(verdict.target)}`;
  const when = next === null ? "" : ` (${dueDate(next.date, next.precision)}, ${countdown(next.daysLeft)})`;
  return `${nameOf(release)}  ${verdictWords[verdict.call].word}${target}${when}, ${plural(counts.picksPending, "pick")} pending`;
}
