import clsx from "clsx";
import { Fold } from "@/components/ui/fold";
import { Heads } from "@/components/ui/heads";
import { Section } from "@/components/ui/section";
import { Status } from "@/components/ui/status";
import { readAge } from "@/lib/format/ages";
import { day } from "@/lib/format/dates";
import { gateWords, targetWords } from "@/lib/format/words";
import type { GateView } from "@/lib/view/schemas";
import { Tally } from "./tally";

const titles: Record<GateView["target"], string> = {
  "branch-cut": "Gates for the branch cut",
  "final-candidate": "Gates for the final candidate",
  "release-day": "Gates for release day",
  shipped: "Gates once it is out",
};
const accepted = { word: "Accepted", mark: "warn", tone: "idle" } as const;
const loud = (gate: GateView) => gate.accepted === null && /^(fail|warn|unknown)$/.test(gate.status);

function GateRow({ gate, first, now }: { gate: GateView; first: boolean; now: string }) {
  const [evidence] = gate.evidence;
  const read = gate.readAt ?? gate.since;
  return (
    <tr id={`gate-${gate.id}`} className={clsx(first && "[&>td]:border-t-strong")}>
      <td className={clsx("w-[92px] pt-[9px] align-top text-ink-3", !first && "border-t-transparent!")}>
        {first ? gate.group : <span className="sr-only">{gate.group}</span>}
      </td>
      <td data-value className="w-[100px]">
        {gate.accepted ? <Status is={accepted} /> : <Status is={gateWords[gate.status]} />}
      </td>
      <td className={clsx("w-[262px] lg:w-[292px]", loud(gate) && "font-medium")}>{gate.title}</td>
      <td data-value className="text-ink-2">
        {evidence ? (
          <a href={evidence.url} data-row data-print={evidence.url}>
            {gate.summary}
          </a>
        ) : (
          gate.summary
        )}
        {gate.accepted && (
          <a href={gate.accepted.url} className="underlined ml-2">
            accepted by {gate.accepted.by} until {day(gate.accepted.until)}: {gate.accepted.reason}
          </a>
        )}
      </td>
      <td
        className="w-14 text-right text-meta whitespace-nowrap text-ink-3"
        title={read ?? "Not known when this was read"}
      >
        {read ? readAge(read, now) : "Not known"}
      </td>
    </tr>
  );
}

/** The rows of one group stand together, groups in the order in which the release process names them. */
function inGroups(gates: readonly GateView[]): { gate: GateView; first: boolean }[] {
  const groups = [...new Set(gates.map((gate) => gate.group))];
  return groups.flatMap((group) =>
    gates.filter((gate) => gate.group === group).map((gate, at) => ({ gate, first: at === 0 })),
  );
}

export function GateTable({ gates, now }: { gates: readonly GateView[]; now: string }) {
  return (
    <table className="table [&_td]:h-[38px] [&_tbody_tr:first-child_td]:border-t-0 phone:[&_td:first-child]:hidden phone:[&_td:last-child]:hidden phone:[&_tbody_tr]:grid phone:[&_tbody_tr]:grid-cols-[104px_1fr] phone:[&_tbody_tr]:border-t phone:[&_tbody_tr]:border-line phone:[&_tbody_tr]:py-2.5 phone:[&_td]:h-auto phone:[&_td]:w-auto phone:[&_td]:border-t-0 phone:[&_td:nth-child(4)]:col-start-2">
      <Heads of={["Group", "Status", "Gate", "Evidence", "Age"]} className="sr-only" />
      <tbody>
        {inGroups(gates).map(({ gate, first }) => (
          <GateRow key={gate.id} gate={gate} first={first} now={now} />
        ))}
      </tbody>
    </table>
  );
}

/** The gates of the next step, in fixed places; those of the other steps fold below. */
export function GateBoard({
  gates,
  step,
  goal,
  now,
}: {
  gates: readonly GateView[];
  step: GateView["target"];
  goal: string;
  now: string;
}) {
  const targets = (Object.keys(targetWords) as GateView["target"][]).filter((target) => target !== step);
  const own = gates.filter((gate) => gate.target === step);
  return (
    <Section
      id="gates"
      title={step === "shipped" ? titles.shipped : `Gates for the ${goal}`}
      count={own.length}
      aside={<Tally gates={own} />}
    >
      <GateTable gates={own} now={now} />
      {targets.map((target) => {
        const others = gates.filter((gate) => gate.target === target);
        if (others.length === 0) return null;
        return (
          <Fold
            key={target}
            className="border-t border-line"
            label={
              <>
                {titles[target]} <span className="text-ink-3">{others.length}</span>
              </>
            }
            aside={<Tally gates={others} />}
          >
            <GateTable gates={others} now={now} />
          </Fold>
        );
      })}
    </Section>
  );
}
