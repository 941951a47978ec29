import { push } from "../world/git";
import { repository, type Script } from "../world/script";
import { openIssue } from "../world/threads";
import { pytorchSettings } from "./pytorch/cast";
import type { Scenario } from "./scenario";

function play(script: Script): void {
  const place = repository(script, {
    name: "pytorch/pytorch",
    at: "2026-04-01T08:00",
    people: { atalman: "MEMBER", dwilkes: "NONE" },
  });
  push(place, { at: "2026-04-01T08:00", by: "atalman", branch: "main", message: "Start the repository" });
  push(place, { at: "2026-04-02T09:30", by: "atalman", branch: "main", message: "Describe how to build" });
  openIssue(place, {
    at: "2026-04-03T10:00",
    by: "dwilkes",
    number: 1,
    title: "When is the first release?",
    body: "I would like to try this. Is a release planned?",
  });
}

export const empty: Scenario = {
  name: "empty",
  sentence: "A repository with commits and an issue, and no release in sight.",
  opensAt: "2026-04-24T14:32:00Z",
  projects: [pytorchSettings],
  play,
  truth: { releases: [], trackers: [], lookalikes: [{ repo: "pytorch/pytorch", number: 1 }] },
};
