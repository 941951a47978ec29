import clsx from "clsx";
import { Glyph } from "@/components/ui/glyph";
import type { GlyphName } from "@/components/ui/sprite";
import { clock, day } from "@/lib/format/dates";
import { joined } from "@/lib/format/numbers";
import type { ReceiptView } from "@/lib/view/schemas";

type Event = ReceiptView["events"][number];
type Node = {
  key: string;
  at: string | null;
  text: string;
  url: string | null;
  by: string | null;
  mark: GlyphName;
  kind: "was" | "bad" | "good" | "here" | "later";
};

/** The mark of an event follows from its verb. */
const marks: [RegExp, GlyphName, Node["kind"]][] = [
  [/^noted as\b/i, "item", "was"],
  [/\brevert/i, "revert", "bad"],
  [/\b(rejected|denied|closed unmerged)\b/i, "fail", "bad"],
  [/\bapproved\b/i, "pass", "good"],
  [/\b(merged|landed|pushed)\b/i, "merge", "was"],
  [/\bcandidate\b/i, "tag", "was"],
  [/\b(requested|pick)\b/i, "pick", "was"],
  [/\bmoved\b/i, "date", "was"],
];

function nodeOf(event: Event, at: number): Node {
  const [, mark = "item", kind = "was"] = marks.find(([verb]) => verb.test(event.what)) ?? [];
  return { key: `${event.at}-${at}`, at: event.at, text: event.what, url: event.url, by: event.by, mark, kind };
}

function nodesOf(receipt: ReceiptView): Node[] {
  const past = receipt.events.map(nodeOf);
  const { next } = receipt;
  if (!next) return past;
  const waits = next.who.length > 0 ? `Waiting on ${joined(next.who, "or")}` : "Waiting";
  const here: Node = { key: "now", at: null, text: waits, url: null, by: null, mark: "item", kind: "here" };
  const ends: Node[] = next.deadline
    ? [
        {
          key: "deadline",
          at: next.deadline,
          text: "Last day to act",
          url: null,
          by: null,
          mark: "date",
          kind: "later",
        },
      ]
    : [];
  return [...past, here, ...ends];
}

function Line({ node, now }: { node: Node; now: string }) {
  const text = (
    <span
      className={clsx(
        "text-row font-medium",
        node.kind === "bad" && "font-semibold text-fail",
        node.kind === "here" && "font-semibold text-accent",
        node.kind === "later" && "font-normal text-ink-2",
      )}
    >
      {node.text}
    </span>
  );
  return (
    <li className="group relative grid min-h-[58px] grid-cols-[92px_40px_1fr_auto] phone:min-h-14 phone:grid-cols-[34px_1fr] phone:pb-2.5">
      <span className="pr-1 text-right text-meta leading-5 whitespace-nowrap text-ink-3 phone:col-start-2 phone:row-start-1 phone:text-left">
        {node.at === null ? (
          <b className="font-medium text-ink-2">Now</b>
        ) : (
          <time dateTime={node.at} title={node.at}>
            <b className="font-medium text-ink-2">{day(node.at)}</b>
            {node.kind !== "later" && <span className="ml-1.5">{clock(node.at)}</span>}
          </time>
        )}
      </span>
      <span className="relative grid justify-items-center phone:col-start-1 phone:row-span-3 phone:row-start-1 phone:justify-items-start">
        <Glyph
          name={node.mark}
          tone={node.kind === "bad" ? "fail" : node.kind === "good" ? "pass" : node.kind === "here" ? "run" : undefined}
          className={clsx(
            "relative z-1 mt-px size-[18px]! rounded-[50%] bg-bg shadow-[0_0_0_3px_var(--bg)]",
            /was|later/.test(node.kind) && "text-ink-2",
          )}
        />
        <span
          aria-hidden="true"
          className={clsx(
            "absolute top-2.5 -bottom-2.5 w-0 border-l-[1.5px] border-strong group-last:hidden phone:left-[8.5px]",
            (node.kind === "here" || node.kind === "later" || node.kind === "bad") && "border-dashed",
          )}
        />
      </span>
      <span className="phone:col-start-2">
        {node.url ? (
          <a href={node.url} data-row data-print={node.url}>
            {text}
          </a>
        ) : (
          text
        )}
      </span>
      <span className="pl-5 text-right leading-5 whitespace-nowrap text-ink-2 phone:col-start-2 phone:pl-0 phone:text-left phone:text-meta phone:text-ink-3">
        {node.by}
      </span>
      <span className="sr-only">{node.at !== null && node.at > now ? "still to come" : ""}</span>
    </li>
  );
}

/** What happened to the change, oldest first, then where it stands and what is to come. */
export function History({ receipt, now }: { receipt: ReceiptView; now: string }) {
  return (
    <section
      aria-labelledby="happened"
      className="phone:order-7 phone:mt-2.5 phone:border-t phone:border-strong phone:pt-4"
    >
      <h2 id="happened" className="sr-only phone:not-sr-only phone:mb-3.5 phone:text-lead">
        What happened
      </h2>
      <ol>
        {nodesOf(receipt).map((node) => (
          <Line key={node.key} node={node} now={now} />
        ))}
      </ol>
    </section>
  );
}
