import type { ReactNode } from "react";
import { Copy } from "@/components/ui/copy";
import { Glyph } from "@/components/ui/glyph";
import { day } from "@/lib/format/dates";
import { categoryWords } from "@/lib/format/words";
import type { CheckView } from "@/lib/view/understand-schemas";

const kinds = {
  request: "A cherry-pick request",
  reply: "A reply to a request",
  other: "Nothing that asks for a pick",
} as const;

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="grid grid-cols-[120px_1fr] border-t border-line py-[11px]">
      <dt className="text-ink-3">{name}</dt>
      <dd className="min-w-0 break-words">{children}</dd>
    </div>
  );
}

function Refs({ refs, none }: { refs: CheckView["understood"]["trunk"]; none: string }) {
  if (refs.length === 0) return <span className="text-ink-3">{none}</span>;
  return refs.map((ref) => (
    <a key={ref.url} href={ref.url} className="mr-3">
      {ref.number === undefined ? ref.sha?.slice(0, 7) : `#${ref.number}`}
    </a>
  ));
}

function Block({ title, text, action }: { title: string; text: string; action: string }) {
  return (
    <div className="border-t border-strong pt-3">
      <div className="flex items-center justify-between pb-2">
        <b>{title}</b>
        <Copy text={text}>{action}</Copy>
      </div>
      <pre className="overflow-x-auto rounded-control bg-sunk p-3 font-mono text-meta whitespace-pre-wrap">{text}</pre>
    </div>
  );
}

/** What will be understood, the criterion that it meets, what is missing, and what to post instead. */
export function Checked({ check }: { check: CheckView }) {
  const { understood, missing, criterion, phase, until } = check;
  const good = understood.kind === "request" && missing.length === 0;
  return (
    <section aria-label="What will be understood" className="flex flex-col gap-4">
      <p className="flex items-center gap-2 text-lead" role="status">
        <Glyph name={good ? "pass" : "warn"} />
        <b>
          {good
            ? "Ready to post."
            : `${kinds[understood.kind]}${missing.length > 0 ? ", with something missing." : "."}`}
        </b>
      </p>
      {missing.length > 0 && (
        <ul className="list-disc pl-5">
          {missing.map((problem) => (
            <li key={problem.code + problem.text}>{problem.text}</li>
          ))}
        </ul>
      )}
      <dl>
        <Fact name="Understood as">{kinds[understood.kind]}</Fact>
        <Fact name="Trunk">
          <Refs refs={understood.trunk} none="None named" />
        </Fact>
        <Fact name="Release branch">
          <Refs refs={understood.release} none="None named" />
        </Fact>
        <Fact name="Category">
          {understood.category.name === "unknown" ? "None recognised" : categoryWords[understood.category.name]}
        </Fact>
        <Fact name="Phase">
          {phase === null ? "No phase takes requests now" : `Phase ${phase}${until ? `, until ${day(until)}` : ""}`}
        </Fact>
        <Fact name="Criterion">
          {criterion === null
            ? "It meets none of this phase"
            : `${criterion.n === null ? "" : `Rule ${criterion.n}: `}${criterion.text}`}
        </Fact>
      </dl>
      <Block title="The request as the tracker asks for it" text={check.corrected} action="Copy request" />
      {check.command && (
        <Block title="Or let the bot do it: comment this on the trunk PR" text={check.command} action="Copy command" />
      )}
      <p className="text-ink-3">
        Post it on{" "}
        <a href={check.tracker.url}>
          the tracker of {check.version}, #{check.tracker.number}
        </a>
        .
      </p>
    </section>
  );
}
