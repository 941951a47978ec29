import { Strip } from "@/components/charts/strip";
import { Status } from "@/components/ui/status";
import { day } from "@/lib/format/dates";
import { count, joined, percent, plural, shortSha } from "@/lib/format/numbers";
import { checkWords } from "@/lib/format/words";
import type { CellState, CiWorkflowView } from "@/lib/view/schemas";
import type { SyncView } from "@/lib/view/sync";
import { Slide } from "../slide";

const shown = 5;
const rank: CellState[] = ["fail", "cancelled", "absent", "running", "flaky", "skipped", "pass"];

function headline(expected: readonly CiWorkflowView[], known: boolean): string {
  const failing = expected.filter(({ state }) => state === "fail" || state === "cancelled").map(({ name }) => name);
  const absent = expected.filter(({ state }) => state === "absent").length;
  const running = expected.filter(({ state }) => state === "running").length;
  if (expected.length === 0) return "Not known: no workflow of the branch was read.";
  if (failing.length > 2) return `No: ${failing.length} of ${expected.length} workflows fail.`;
  if (failing.length > 0) return `No: ${joined(failing)} ${failing.length === 1 ? "fails" : "fail"}.`;
  if (!known) return "Not known: CI was not read whole.";
  if (absent > 0) return `Not known: ${plural(absent, "workflow has", "workflows have")} not run on the head.`;
  if (running > 0) return `Not known yet: ${running} of ${expected.length} are still running.`;
  return `Yes: all ${expected.length} workflows pass.`;
}

/** Why it stands so: the commit at which it began to fail, and who wrote it. */
function cause(workflow: CiWorkflowView, commits: SyncView["ci"]["commits"]): string {
  const { failingSince, cells } = workflow;
  if (failingSince === null) {
    const flaky = cells.filter(({ state }) => state === "flaky").length;
    return flaky > 0 ? `${flaky} of ${cells.length} needed another try` : "";
  }
  const commit = commits.find(({ sha }) => sha === failingSince);
  const by = commit?.author ? ` by ${commit.author}` : "";
  return commit ? `since ${shortSha(failingSince)}${by}, ${day(commit.at)}` : `since ${shortSha(failingSince)}`;
}

function Companions({ companions }: { companions: SyncView["release"]["companions"] }) {
  if (companions.length === 0) return null;
  const name = (repo: string) => repo.split("/")[1] ?? repo;
  const of = (states: readonly string[]) =>
    companions.filter(({ ci }) => states.includes(ci)).map(({ repo }) => name(repo));
  const groups = [
    ["fail", of(["fail"]), "fail"],
    ["unknown", of(["unknown", "absent"]), "not known"],
    ["running", of(["running"]), "running"],
    ["pass", of(["pass"]), "pass"],
  ] as const;
  return (
    <p className="facts">
      Companions:
      {groups.map(([state, names, word]) =>
        names.length > 0 ? (
          <Status key={state} is={checkWords[state]}>
            {joined(names)} {word}
          </Status>
        ) : null,
      )}
    </p>
  );
}

export function CiSlide({ view: { ci, release } }: { view: SyncView }) {
  const expected = ci.workflows
    .filter((workflow) => workflow.expected)
    .toSorted((a, b) => rank.indexOf(a.state) - rank.indexOf(b.state));
  const hidden = expected.length - shown;
  return (
    <Slide id="ci" question={`Is CI healthy on ${ci.branch}?`} named={release}>
      <h2 className="headline">{headline(expected, ci.state !== "unknown")}</h2>
      <ul className="listing workflows">
        {expected.slice(0, shown).map((workflow) => (
          <li key={workflow.name}>
            <div>
              <p className="subject clip">{workflow.name}</p>
              <p className="sub clip">{cause(workflow, ci.commits)}</p>
            </div>
            <Strip states={workflow.cells.map(({ state }) => state).toReversed()} className="strip" />
            <Status is={checkWords[workflow.state]} />
          </li>
        ))}
      </ul>
      <div className="rest">
        {hidden > 0 && `${count(hidden)} more, none of them worse. `}
        {ci.passRate !== null && `${percent(ci.passRate)} passed at the first try. `}
        <Companions companions={release.companions} />
      </div>
    </Slide>
  );
}
