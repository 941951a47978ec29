/** For tests: does in the simulated world what the flips of a verdict ask for, each the way its holder would. */
import type { Flip } from "../domain/gate";
import { fillPattern, type Project } from "../domain/project";
import type { Judged, Pick } from "../domain/reconciled";
import { withWord } from "../simulator/scenarios/kit/forms";
import { type PickRow, pick as playPick } from "../simulator/scenarios/kit/picks";
import { workflows as nativeWorkflows } from "../simulator/scenarios/native";
import { runBranchCi, runNightly, runTagBuilds } from "../simulator/scenarios/pytorch/branch-ci";
import type { Simulator } from "../simulator/server";
import { plus } from "../simulator/time";
import { cutBranch, mergePull, tag } from "../simulator/world/git";
import { runWorkflow } from "../simulator/world/runs";
import { type Place, Script } from "../simulator/world/script";
import { close, editComment, setMilestone } from "../simulator/world/threads";

export type Choice = "deny" | "merge";

/** Plays the flips, lets CI run, and tags where a flip asks for it. The clock stands half a day later then. */
export function doFlips(simulator: Simulator, project: Project, judged: Judged, choice: Choice): void {
  const { flips } = judged.verdict;
  const acts = new Acts(simulator, project, judged, choice);
  for (const gate of new Set(flips.map((flip) => flip.gate))) {
    acts.act(
      gate,
      flips.filter((flip) => flip.gate === gate),
    );
  }
  acts.finish(flips.some((flip) => flip.gate === "candidate-has-head"));
}

const final = new Set<Pick["state"]>(["merged", "reverted", "rejected", "withdrawn"]);
const outside = new Set<Pick["state"]>(["rejected", "withdrawn", "reverted"]);

class Acts {
  private readonly begins: string;
  private seconds = 0;
  private nextNumber = 990_001;
  private readonly script = new Script(7);
  private readonly place: Place;
  private readonly manager: string;
  private readonly settled = new Set<string>();

  constructor(
    private readonly simulator: Simulator,
    private readonly project: Project,
    private readonly judged: Judged,
    private readonly choice: Choice,
  ) {
    this.begins = simulator.clock.now();
    this.place = { script: this.script, repo: project.repo };
    this.manager = judged.reconciled.release.managers[0] ?? "";
  }

  private at(): string {
    this.seconds += 10;
    return plus(this.begins, this.seconds);
  }

  act(gate: string, flips: readonly Flip[]): void {
    const { release, companions, scope, missing, reverts, picks } = this.judged.reconciled;
    const { manager: by, place } = this;
    switch (gate) {
      case "origin-branch-exists":
        cutBranch(place, {
          at: this.at(),
          name: fillPattern(this.project.originBranch ?? "", release.version),
          from: release.branch,
        });
        return;
      case "companions-cut":
        for (const { repo, exists, branch } of companions)
          if (!exists) cutBranch({ ...place, repo }, { at: this.at(), name: branch ?? release.branch, from: "main" });
        return;
      case "nightlies-green":
        runNightly(place, this.at(), this.headOf("nightly"));
        return;
      case "branch-ci-green":
        return; // CI runs once more on what the branch holds in the end
      case "picks-settled":
        for (const pick of picks) if (!final.has(pick.state)) this.settle(pick, flips);
        return;
      case "scope-in-branch":
        for (const { title, landed, reason } of missing.items)
          if (reason !== "unknown" && landed)
            this.carry(`Carry: ${title}`, `(cherry picked from commit ${landed.sha})`);
        return;
      case "reverts-followed":
        for (const { change, onBranchSince } of reverts.items) {
          const body = onBranchSince === "cut" ? "It follows trunk." : `This reverts commit ${onBranchSince}.`;
          this.carry(`Revert "${change.title} (#${change.number})"`, body);
        }
        return;
      case "policy-kept":
        for (const pick of picks) this.keepPolicy(pick);
        return;
      case "scope-empty":
        for (const { ref } of scope.open) setMilestone(place, { at: this.at(), by, on: ref.number ?? 0, title: null });
        return;
      case "candidate-has-head":
        return; // tagged when everything else is on the branch
      default:
        throw new Error(`Nobody said how to do what ${gate} asks: ${flips.map(({ what }) => what).join("; ")}`);
    }
  }

  /** What was approved is merged; the rest is decided, one way or the other where both are open. */
  private settle(pick: Pick, flips: readonly Flip[]): void {
    const asked = flips.some(({ what }) => what.startsWith("Decide"));
    const mayMerge = pick.policy.status !== "violation" && pick.policy.status !== "needs-category";
    const here = pick.release.length > 0 && pick.release.every(({ repo }) => repo === this.project.repo);
    // Half a pick is on the branch already: it can only be completed.
    const half = pick.release.some(({ state }) => state === "landed");
    const merge = pick.state === "approved" || half || (this.choice === "merge" && mayMerge && here);
    if (!merge && !asked) throw new Error(`No flip lets anyone decide ${pick.id}`);
    this.settled.add(pick.id);
    if (!merge) this.say(pick, `@${this.manager} rejected`);
    for (const { repo, number, state } of pick.release) {
      if (number === undefined || state !== "open") continue;
      const place = { ...this.place, repo };
      if (merge) mergePull(place, { at: this.at(), by: this.manager, on: number });
      else close(place, { at: this.at(), by: this.manager, on: number });
    }
  }

  private say(pick: Pick, words: string): boolean {
    const id = /issuecomment-(\d+)/.exec(pick.comment?.url ?? "")?.[1];
    if (id === undefined) return false;
    editComment(this.place, { at: this.at(), by: this.manager, id, body: withWord(words) });
    return true;
  }

  private keepPolicy(pick: Pick): void {
    const landed = pick.problems.some(({ code }) => code === "self-landed");
    const kept = pick.policy.status === "allowed" || pick.policy.status === "dispensation";
    if (outside.has(pick.state) || (kept && !landed)) return;
    if (this.settled.has(pick.id) && this.choice === "deny") return;
    if (this.say(pick, `@${this.manager}: special dispensation`)) return;
    const sha = pick.release[0]?.commit ?? pick.release[0]?.sha;
    if (sha) this.carry(`Revert "${pick.title}"`, `This reverts commit ${sha}.`);
  }

  /** A pull request onto the branch that a manager asks for, dispenses and merges. */
  private carry(title: string, body: string): void {
    const { release } = this.judged.reconciled;
    const [asked, merged] = [this.at(), plus(this.begins, this.seconds + 900)];
    const row: PickRow = {
      release: this.nextNumber++,
      title,
      who: this.manager,
      category: "Special dispensation",
      asked,
      body,
      merged: { at: merged, by: this.manager },
      checks: "none",
    };
    playPick(
      {
        place: this.place,
        branch: release.branch,
        tracker: release.tracker.number,
        bot: null,
        picker: null,
        manager: this.manager,
        checks: [],
      },
      row,
    );
  }

  private headOf(branch: string): string {
    return this.simulator.world.repo(this.project.repo).branches.get(branch) ?? "";
  }

  finish(tags: boolean): void {
    const { world } = this.simulator;
    const { release, candidates } = this.judged.reconciled;
    world.goOn(this.script.happenings());
    const [later, end] = [plus(this.begins, 3 * 3600), plus(this.begins, 12 * 3600)];
    this.simulator.control({ now: later });
    const head = this.headOf(release.branch);
    const after = new Script(11);
    const place = { script: after, repo: this.project.repo };
    const at = plus(later, 60);
    const native = this.project.slug === "pilot";
    const runs = (when: string) => {
      for (const workflow of nativeWorkflows)
        runWorkflow(place, { at: when, by: this.manager, sha: head, branch: release.branch, workflow });
    };
    if (native) runs(at);
    else runBranchCi(place, at, head, release.branch, {});
    if (tags) {
      const n = (candidates.at(-1)?.n ?? 0) + 1;
      const name = fillPattern(this.project.candidateTag, release.version, n);
      tag(place, { at: plus(at, 4 * 3600), by: this.manager, name, target: release.branch });
      if (native) runs(plus(at, 4 * 3600));
      else runTagBuilds(place, plus(at, 4 * 3600), head);
    }
    this.simulator.world.goOn(after.happenings());
    this.simulator.control({ now: end });
  }
}
