import { Heads } from "@/components/ui/heads";
import { Section } from "@/components/ui/section";
import { age } from "@/lib/format/ages";
import type { PickView } from "@/lib/view/schemas";
import { dwell } from "./dwell";

export function DwellTable({ picks, now }: { picks: readonly PickView[]; now: string }) {
  return (
    <Section
      id="dwell"
      title="How long picks wait"
      aside="Half are faster than the median, nine of ten than the slow end"
    >
      <table className="table">
        <Heads of={["Stretch", { right: "Picks" }, { right: "Median" }, { right: "Slow end" }]} />
        <tbody>
          {dwell(picks, now).map(({ stage, picks: count, median, slow }) => (
            <tr key={stage}>
              <td>{stage}</td>
              <td className="text-right">{count}</td>
              <td className="text-right">{median === null ? "No case yet" : age(median)}</td>
              <td className="text-right">{slow === null ? "No case yet" : age(slow)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}
