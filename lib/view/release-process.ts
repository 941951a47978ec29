/** The release process by stage: each step is shown done by the gate or by the thing on GitHub that proves it. */
import { type Gate, type GateStatus, type GateTarget, gateTargets } from "../domain/gate";
import type { Checklist, Judged, Reconciled } from "../domain/reconciled";
import { isWhole } from "../domain/source";

export type ProcessStep = {
  id: string;
  text: string;
  status: GateStatus;
  accepted: boolean;
  /** What was found. */
  found: string;
  proof: { text: string; url: string } | null;
  who: string[];
};
export type ProcessStage = { target: GateTarget; steps: ProcessStep[] };

export type ChecklistPageView = {
  asOf: string;
  checklist: Checklist | null;
  gate: Gate | null;
  stages: ProcessStage[];
};

export function processStages({ reconciled, gates }: Judged): ProcessStage[] {
  return gateTargets.map((target) => ({
    target,
    steps: [...madeThings(reconciled, target), ...gates.filter((gate) => gate.target === target).map(ofGate)],
  }));
}

function ofGate({ id, title, status, accepted, summary, evidence, who }: Gate): ProcessStep {
  const [proof = null] = evidence;
  return { id, text: title, status, accepted: accepted !== null, found: summary, proof, who };
}

/** What no gate asks for, and yet has to be there. */
function madeThings({ release, candidates, sources }: Reconciled, target: GateTarget): ProcessStep[] {
  if (target === "branch-cut") {
    const { number, url } = release.tracker;
    const proof = { text: `#${number}`, url };
    return [
      { id: "tracker", text: "Tracker is open", status: "pass", accepted: false, found: "Found", proof, who: [] },
    ];
  }
  if (target !== "final-candidate") return [];
  const newest = candidates.at(-1);
  const none = isWhole(sources, "tags") ? "None so far" : "Not known: tags have not been read whole";
  return [
    {
      id: "candidate",
      text: "Candidates are tagged",
      status: newest ? "pass" : isWhole(sources, "tags") ? "not-yet" : "unknown",
      accepted: false,
      found: newest ? `${candidates.length} so far, the newest is ${newest.tag}` : none,
      proof: newest ? { text: newest.tag, url: newest.url } : null,
      who: [],
    },
  ];
}
