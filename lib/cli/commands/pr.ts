import { joined } from "../../format/numbers";
import type { ReceiptView } from "../../view/schemas";
import { answered, type Command, type ExitCode, Refused } from "../command";
import { plain, table } from "../table";

const codes: Record<ReceiptView["tone"], ExitCode> = { in: 0, out: 1, waiting: 1, unknown: 2 };

/** Is it in? Where, and who does what next. */
export const pr: Command = async (source, [q], { at, width }) => {
  if (q === undefined) throw new Refused("Name a pull request, an issue, a commit or @login: hud pr 181441");
  const answer = answered(await source.lookup({ q, at }));
  if (answer.matches.length === 0) return { json: answer, text: `Nothing is known of ${plain(q)}.`, code: 2 };
  const code = Math.max(...answer.matches.map(({ tone }) => codes[tone])) as ExitCode;
  return { json: answer, text: answer.matches.map((receipt) => receiptText(receipt, width)).join("\n\n"), code };
};

function receiptText({ subject, title, headline, where, next }: ReceiptView, width: number | null): string {
  const name =
    typeof subject === "string"
      ? `@${subject}`
      : subject.number === undefined
        ? (subject.sha ?? "").slice(0, 7)
        : `#${subject.number}`;
  const words = new Map<boolean | null, string>([
    [true, "in"],
    [false, "not in"],
    [null, "not known"],
  ]);
  return [
    plain(`${name} ${title}`),
    plain(headline),
    table(
      where.map((place) => [`  ${place.place}`, words.get(place.in) ?? "", place.note]),
      width,
    ),
    next &&
      plain(
        `Next: ${[joined(next.who, "or"), next.what].filter(Boolean).join(": ")}${next.deadline ? ` by ${next.deadline}` : ""}`,
      ),
    next?.command ? `  ${plain(next.command)}` : null,
  ]
    .filter((line) => line)
    .join("\n");
}
