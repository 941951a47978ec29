import { gateWords } from "@/lib/format/words";
import type { GateView } from "@/lib/view/schemas";

/** How many gates stand in each status, worst first; what nobody has is not named. */
export function Tally({ gates }: { gates: readonly GateView[] }) {
  const words = Object.entries(gateWords).map(([status, { word }]) => ({
    word: word.toLowerCase(),
    count: gates.filter((gate) => gate.accepted === null && gate.status === status).length,
  }));
  const accepted = { word: "accepted", count: gates.filter((gate) => gate.accepted !== null).length };
  return (
    <span className="inline-flex flex-wrap gap-x-3.5 text-ink-2">
      {[...words, accepted]
        .filter(({ count }) => count > 0)
        .map(({ word, count }) => (
          <span key={word}>
            <b data-value className="text-ink">
              {count}
            </b>{" "}
            {word}
          </span>
        ))}
    </span>
  );
}
