import { Heads } from "@/components/ui/heads";
import { Empty } from "@/components/ui/page-states";
import { PageTitle } from "@/components/ui/page-title";
import { Person } from "@/components/ui/person";
import { Section } from "@/components/ui/section";
import { Status } from "@/components/ui/status";
import { plural, sentence } from "@/lib/format/numbers";
import { gateWords, targetWords } from "@/lib/format/words";
import type { ChecklistPageView, ProcessStage, ProcessStep } from "@/lib/view/release-process";
import { DocumentNav } from "./document-nav";

type Named = { project: string; version: string };
type Given = { named: Named; page: ChecklistPageView; unread: boolean; at: string | null };
type Item = NonNullable<ChecklistPageView["checklist"]>["items"][number];

const done = { word: "Done", mark: "pass", tone: "pass" } as const;
const open = { word: "Open", mark: "idle", tone: "idle" } as const;
const accepted = { word: "Accepted", mark: "warn", tone: "warn" } as const;

/** Owners stand at the right; at the end of the text their names would stand twice. */
function withoutOwners({ text, owners }: Item): string {
  const short = owners.reduceRight((left, owner) => left.replace(new RegExp(`[\\s,]*@${owner}\\s*$`, "i"), ""), text);
  return short.trim() || text;
}

function Line({ item, url }: { item: Item; url: string }) {
  return (
    <li className="grid min-h-9 grid-cols-[96px_1fr_auto] items-center gap-x-4 border-b border-line py-1 phone:grid-cols-1">
      <Status is={item.done ? done : open} />
      <a href={url} data-row className="font-medium" style={{ paddingLeft: `${item.depth * 20}px` }}>
        {withoutOwners(item)}
      </a>
      <span className="flex flex-wrap gap-x-3">
        {item.owners.length === 0 && item.depth === 0 && <span className="text-ink-3">Nobody is named</span>}
        {item.owners.map((owner) => (
          <Person key={owner} login={owner} />
        ))}
      </span>
    </li>
  );
}

function Validation({ page: { checklist, gate }, unread }: Pick<Given, "page" | "unread">) {
  const aside = gate && <Status is={gateWords[gate.status]}>Gate: {gateWords[gate.status].word.toLowerCase()}</Status>;
  return (
    <Section
      id="validation"
      title="Validation checklist"
      count={checklist ? `${checklist.done} of ${checklist.total} done` : undefined}
      aside={aside}
      className="mt-4"
    >
      {checklist === null && unread ? (
        <Empty what="Not known." more="Validation checklists were not read yet." />
      ) : checklist === null ? (
        <Empty
          what="No validation checklist was found."
          more="It is an issue whose title names the version and says checklist or validation."
        />
      ) : (
        <ul>
          {checklist.items.map((item) => (
            <Line key={item.line} item={item} url={checklist.url} />
          ))}
        </ul>
      )}
    </Section>
  );
}

function Step({ step }: { step: ProcessStep }) {
  return (
    <tr>
      <td>
        <Status is={step.accepted ? accepted : gateWords[step.status]} />
      </td>
      <td className="font-medium">{step.text}</td>
      <td className="text-ink-2">{step.found}</td>
      <td className="text-right">
        {step.proof ? (
          <a href={step.proof.url} data-row className="underlined" title={step.proof.text}>
            {step.proof.text}
          </a>
        ) : (
          <span className="text-ink-3">Nothing to open</span>
        )}
      </td>
    </tr>
  );
}

function Stage({ stage: { target, steps } }: { stage: ProcessStage }) {
  const needed = steps.filter(({ status }) => status !== "not-applicable");
  const passed = needed.filter(({ status }) => status === "pass").length;
  return (
    <Section
      id={target}
      title={sentence(targetWords[target])}
      count={`${passed} of ${plural(needed.length, "step")} done`}
      className="mt-[30px]"
    >
      <table className="table stacked lg:table-fixed">
        <Heads of={[{ text: "State", className: "w-36" }, "Step", "What was found", { right: "Proof" }]} />
        <tbody>
          {steps.map((step) => (
            <Step key={step.id} step={step} />
          ))}
        </tbody>
      </table>
    </Section>
  );
}

/** The validation checklist with its owners; then the release process, each step with what proves it. */
export function ChecklistPage({ named, page, unread, at }: Given) {
  const { checklist } = page;
  const left = checklist ? checklist.total - checklist.done : null;
  const note =
    left === null ? undefined : left === 0 ? "Everything is validated" : `${plural(left, "item")} to validate`;
  return (
    <>
      <PageTitle title={`Checklist of ${named.version}`} note={note}>
        {checklist && (
          <a href={checklist.url} className="ml-auto underlined" data-key="o">
            Open on GitHub
          </a>
        )}
      </PageTitle>
      <DocumentNav project={named.project} version={named.version} here="checklist" at={at} />
      <Validation page={page} unread={unread} />
      {page.stages.map((stage) => (
        <Stage key={stage.target} stage={stage} />
      ))}
    </>
  );
}
