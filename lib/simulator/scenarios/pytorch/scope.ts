import { push } from "../../world/git";
import { assign, close, createMilestone, openIssue, relabel, setMilestone } from "../../world/threads";
import { type Project, trunkChange } from "../kit/picks";
import {
  beforeCut,
  closedWithoutCode,
  fixedByPicks,
  type Item,
  movedOut,
  movedPulls,
  scope,
  settledByHand,
} from "./scope-items";

/** The milestone 2.12.0: 37 items open at the cut, 28 at Monday's sync, 12 at the opening, none on 28 April. */
export function playScope(project: Project): void {
  const { place } = project;
  createMilestone(place, {
    at: "2026-03-03T10:00",
    by: "atalman",
    number: 71,
    title: scope,
    dueOn: "2026-05-13T00:00",
  });
  createMilestone(place, { at: "2026-04-14T10:00", by: "atalman", number: 74, title: "2.13.0", dueOn: null });
  for (const item of [...fixedByPicks, ...settledByHand, ...movedOut]) issue(project, item);
  for (const item of settledByHand)
    close(place, { at: item.at, by: item.who, on: item.number, ...(item.reason ? { reason: item.reason } : {}) });
  close(place, { at: "2026-04-24T07:45", by: "atalman", on: 180247 });
  playPulls(project);
  for (const item of [...movedOut, ...movedPulls])
    setMilestone(place, { at: item.at, by: item.who, on: item.number, title: "2.13.0" });
  playBeforeCut(project);
}

function issue(project: Project, item: Item): void {
  openIssue(project.place, {
    at: item.opened ?? openedAt(item.number),
    by: item.by,
    number: item.number,
    title: item.title,
    body: `${item.title}. Seen with the nightly build of that day; a short script that shows it is attached.`,
    labels: item.labels ?? ["triaged"],
    assignees: item.to ? [item.to] : [],
    milestone: scope,
  });
}

/** Numbers grow by about 110 a day; 180500 was reached on 15 April at noon. */
function openedAt(number: number): string {
  return new Date(Date.parse("2026-04-15T12:00:00Z") - ((180500 - number) / 110) * 86_400_000).toISOString();
}

function playPulls(project: Project): void {
  trunkChange(project, {
    number: 180230,
    title: "Declare the export alias table for Windows",
    who: "angelayi",
    opened: "2026-04-13T10:00",
    landed: "2026-04-20T08:30",
    milestone: scope,
  });
  for (const item of movedPulls) {
    trunkChange(project, {
      number: item.number,
      title: item.title,
      who: item.by,
      opened: openedAt(item.number),
      milestone: scope,
    });
    if (item.to) assign(project.place, { at: openedAt(item.number + 1), by: item.by, on: item.number, to: item.to });
  }
}

function playBeforeCut(project: Project): void {
  const { place } = project;
  for (const [number, title, who, landed, fixes] of beforeCut) {
    if (fixes !== undefined)
      openIssue(place, {
        at: openedAt(fixes),
        by: who,
        number: fixes,
        title: `Wanted: ${title.charAt(0).toLowerCase()}${title.slice(1)}`,
        body: "Found while testing the nightly build.",
        milestone: scope,
      });
    const closes = fixes === undefined ? {} : { closes: [fixes] };
    trunkChange(project, { number, title, who, landed, ...closes, ...(number === 179301 ? {} : { milestone: scope }) });
  }
  for (const [number, title, at] of closedWithoutCode) {
    openIssue(place, {
      at: openedAt(number),
      by: "atalman",
      number,
      title,
      body: "To be settled in the sync.",
      milestone: scope,
    });
    close(place, { at, by: "atalman", on: number });
  }
  relabel(place, { at: "2026-04-14T09:00", by: "atalman", on: 180276, add: ["docs"] });
  push(place, {
    at: "2026-04-14T20:00",
    by: "pytorchmergebot",
    branch: "main",
    message: "Update the list of slow tests",
  });
}
