/** The validation checklist of a release, and its process by stage. */
import { type ChecklistPageView, processStages } from "../view/release-process";
import { type Answer, type AskedRelease, viewOf } from "./answer";

export const readChecklistPage = (asked: AskedRelease): Promise<Answer<ChecklistPageView>> =>
  viewOf(asked, "checklist", (judged, { asOf }) => ({
    asOf,
    checklist: judged.reconciled.checklist,
    gate: judged.gates.find(({ id }) => id === "checklist-complete") ?? null,
    stages: processStages(judged),
  }));
