import { Copy } from "@/components/ui/copy";
import { Glyph } from "@/components/ui/glyph";
import { Status } from "@/components/ui/status";
import { personLink } from "@/lib/client/links";
import { day } from "@/lib/format/dates";
import type { ReceiptView } from "@/lib/view/schemas";
import { Facts, NextAction } from "./next-action";
import { History } from "./receipt-history";

const tones = {
  in: { mark: "pass", tone: "pass" },
  out: { mark: "fail", tone: "fail" },
  waiting: { mark: "run", tone: "run" },
  unknown: { mark: "unknown", tone: "unknown" },
} as const;

const subjectName = ({ subject }: ReceiptView): string =>
  typeof subject === "string"
    ? `@${subject}`
    : subject.number !== undefined
      ? `#${subject.number}`
      : (subject.sha?.slice(0, 7) ?? "");

export const subjectUrl = ({ subject }: ReceiptView): string =>
  typeof subject === "string" ? personLink(subject) : subject.url;

const inside = { word: "In", mark: "pass", tone: "pass" } as const;
const outside = { word: "Out", mark: "idle", tone: "idle" } as const;
const lost = { word: "Out", mark: "fail", tone: "fail" } as const;
const notKnown = { word: "Not known", mark: "unknown", tone: "unknown" } as const;

/** One stop per place where the change can be, in the order in which it gets there. */
function Where({ receipt }: { receipt: ReceiptView }) {
  return (
    <ul
      aria-label="Where the change is"
      className="mt-[26px] grid auto-cols-fr grid-flow-col border-y border-strong narrow:grid-flow-row narrow:border-b-0 phone:order-6 phone:mt-3.5"
    >
      {receipt.where.map(({ place, in: here, note, since }) => {
        const key = here === false && (since !== null || /revert/i.test(note));
        const is = here === null ? notKnown : here ? inside : key ? lost : outside;
        return (
          <li
            key={place}
            className={`border-l border-line px-3 pt-[11px] pb-3 first:border-l-0 first:pl-0 narrow:grid narrow:min-h-9 narrow:grid-cols-[118px_112px_1fr] phone:grid-cols-[100px_92px_1fr] narrow:items-center narrow:border-b narrow:border-l-0 narrow:px-0 narrow:py-1.5 ${key ? "shadow-[inset_0_3px_0_var(--fail-solid)] narrow:shadow-none" : ""}`}
          >
            <h3 className="text-meta leading-[18px] font-medium text-ink-2">{place}</h3>
            <span className="mt-[3px] mb-px inline-block text-row [&_.status]:font-semibold [&_.status[data-tone=pass]]:text-ink">
              <Status is={is} />
            </span>
            <p className="text-meta text-ink-3 narrow:text-right">{note || (here && since && `since ${day(since)}`)}</p>
          </li>
        );
      })}
    </ul>
  );
}

/** All that is known of one change. On a phone: answer, next action, command, deadline, where it is, what happened. */
export function Receipt({ receipt, now }: { receipt: ReceiptView; now: string }) {
  const { mark, tone } = tones[receipt.tone];
  const opener = receipt.events.find(({ url, what }) => url === subjectUrl(receipt) && /\bopened\b/.test(what))?.by;
  return (
    <article className="phone:flex phone:flex-col">
      <h1 className="mt-3.5 flex items-start gap-3.5 text-head tracking-head phone:order-1 phone:mt-5 phone:gap-2.5 phone:text-[25px] phone:leading-[30px] phone:text-balance">
        <Glyph name={mark} tone={tone} className="mt-[5px] size-[30px]! phone:mt-[3px] phone:size-6!" />
        <span>{receipt.headline}</span>
      </h1>
      <p className="mt-2 text-lead leading-[22px] text-ink-2 phone:order-2 phone:text-row phone:text-balance">
        <a href={subjectUrl(receipt)} data-key="o" className="font-medium text-ink">
          {subjectName(receipt)}
        </a>{" "}
        {receipt.title}
        {opener && `, by ${opener}`}
      </p>
      {receipt.where.length > 0 && <Where receipt={receipt} />}
      <div className="mt-8 grid grid-cols-[minmax(0,776fr)_minmax(0,504fr)] gap-x-24 gap-y-8 narrow:grid-cols-1 phone:contents">
        <History receipt={receipt} now={now} />
        <div className="phone:contents">
          <NextAction next={receipt.next} tone={receipt.tone} />
          <Facts receipt={receipt} now={now} />
          {receipt.next?.command && (
            <section
              aria-labelledby="command"
              className="mt-1.5 border-t border-strong pt-3.5 phone:order-4 phone:mt-0 phone:border-t-0 phone:flex phone:flex-col"
            >
              <header className="flex items-center phone:contents">
                <h2 id="command" className="text-body phone:font-normal phone:text-ink-2">
                  Comment this on {subjectName(receipt)}
                </h2>
                <span className="ml-auto phone:order-2 phone:ml-0 phone:grid phone:[&_.button]:mt-2 phone:[&_.button]:justify-center phone:[&_.button]:border-ink phone:[&_.button]:bg-ink phone:[&_.button]:text-bg">
                  <Copy text={receipt.next.command} main>
                    Copy command
                  </Copy>
                </span>
              </header>
              <code className="mt-[9px] block rounded-control border border-line bg-sunk px-3.5 py-2.5 font-mono text-body tracking-[-0.015em] phone:order-1 phone:mt-1.5">
                {receipt.next.command}
              </code>
            </section>
          )}
        </div>
      </div>
    </article>
  );
}
