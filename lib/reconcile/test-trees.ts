/** For tests: plays what happens to a few changes, keeps what the trees hold in truth, and leaves GitHub's traces of it. */
import fc from "fast-check";
import { branch, repo, sha, World } from "./test-facts";
import { base } from "./test-project";

/** A commit of a line: what it is called there, and which changes it holds or takes away. */
type Step = { sha: string; number: number | null; title: string; of: readonly number[]; picks: boolean };

/** Three changes that may land after the cut, and one from before it. */
const numbers = [100, 101, 102, 103] as const;
const fromBefore = 103;
const titleOf = (change: number): string => `Mend part ${change - 99}`;

export type Act = { what: (typeof acts)[number]; change: number; how: number };

const acts = [
  "land",
  "revert",
  "takeRevertBack",
  "landAgain",
  "relandAsNew",
  "pick",
  "pickTwo",
  "revertHere",
  "takeRevertBackHere",
  "pickRevert",
] as const;

export const plays: fc.Arbitrary<Act[]> = fc.array(
  fc.record({ what: fc.constantFrom(...acts), change: fc.constantFrom(...numbers), how: fc.nat(4) }),
  { minLength: 5, maxLength: 40 },
);

class Tree {
  readonly holds = new Map<number, Step>();
  readonly reverted = new Map<number, Step>();

  take(step: Step): Step {
    for (const change of step.of) this.holds.set(change, step);
    return step;
  }

  drop(step: Step): void {
    for (const change of step.of) {
      this.holds.delete(change);
      this.reverted.set(change, step);
    }
  }

  /** The revert of a change that is gone, where it may be taken back: it stands alone for all that it took. */
  revertOf(change: number): Step | null {
    const step = this.reverted.get(change);
    const whole = step?.of.every((one) => !this.holds.has(one) && this.reverted.get(one) === step);
    return step && whole ? step : null;
  }
}

export class Played {
  readonly world = new World();
  readonly told: string[] = [];
  /** Under which number a change was landed anew, and which change it is. */
  readonly newNumbers = new Map<number, number>();
  private readonly trunk = new Tree();
  private readonly here = new Tree();
  private readonly landed = new Set<number>([fromBefore]);
  private commits = 0;
  private nextNew = 700;
  private nextPick = 200;

  constructor(list: readonly Act[]) {
    const old = { sha: sha("old"), number: fromBefore, title: `${titleOf(fromBefore)} (#${fromBefore})` };
    for (const tree of [this.trunk, this.here]) tree.take({ ...old, of: [fromBefore], picks: false });
    for (const act of list) if (this[act.what](act.change, act.how)) this.told.push(`${act.what} ${act.change}`);
    for (const change of this.landed) {
      const isOld = change === fromBefore;
      this.world.pull(change, {
        title: titleOf(change),
        state: "CLOSED",
        labels: ["Merged"],
        milestone: "2.12.0",
        createdAt: isOld ? "2026-04-10T00:00:00Z" : "2026-04-15T22:00:00Z",
        closedAt: isOld ? "2026-04-12T00:00:00Z" : "2026-04-17T00:00:00Z",
      });
    }
  }

  /** On trunk, and not on the branch. */
  get missing(): number[] {
    return [...this.landed].filter((one) => this.trunk.holds.has(one) && !this.here.holds.has(one)).sort();
  }

  /** On the branch, and gone from trunk. */
  get unfollowed(): number[] {
    return [...this.landed].filter((one) => !this.trunk.holds.has(one) && this.here.holds.has(one)).sort();
  }

  private when(): string {
    const hour = this.commits % 20;
    return `2026-04-${16 + Math.floor(this.commits / 20)}T${String(hour).padStart(2, "0")}:00:00Z`;
  }

  private onTrunk(number: number | null, title: string, body: string, of: readonly number[]): Step {
    const id = sha(`t${++this.commits}-`);
    this.world.commit("main", `${title}\n\n${body}`, { sha: id, at: this.when() });
    return { sha: id, number, title, of, picks: false };
  }

  /** A pull request against the branch, merged by a manager. */
  private onBranch(
    title: string,
    said: { body?: string; trailers?: string; head?: string },
    of: readonly number[],
  ): Step {
    const number = this.nextPick++;
    const id = sha(`b${++this.commits}-`);
    const at = this.when();
    const merged = { state: "MERGED", mergedAt: at, closedAt: at, mergedBy: "ann", mergeCommit: id } as const;
    const { body = "", trailers = "", head = `pick${number}` } = said;
    this.world.releasePull(number, { title, body, head, createdAt: at, ...merged });
    const message = `${title} (#${number})${trailers && `\n\n${trailers}`}`;
    this.world.commit(branch, message, { sha: id, at, pulls: [{ repo, number }] });
    return { sha: id, number, title, of, picks: false };
  }

  private land(change: number): boolean {
    if (this.landed.has(change)) return false;
    this.landed.add(change);
    return this.landAs(change, change, titleOf(change));
  }

  private landAs(change: number, number: number, title: string): boolean {
    const trailer = `Pull Request resolved: ${base}/pull/${number}`;
    this.trunk.take(this.onTrunk(number, `${title} (#${number})`, trailer, [change]));
    return true;
  }

  private revert(change: number, how: number): boolean {
    const step = this.trunk.holds.get(change);
    if (!step) return false;
    const bySha = `This reverts commit ${step.sha}.`;
    const byNumber = `Reverted ${base}/pull/${step.number} on behalf of ann`;
    const body = step.number === null ? bySha : ([bySha, byNumber, `${bySha}\n\n${byNumber}`][how % 3] ?? bySha);
    this.trunk.drop(this.onTrunk(null, `Revert "${step.title}"`, body, step.of));
    return true;
  }

  private takeRevertBack(change: number): boolean {
    const step = this.trunk.revertOf(change);
    if (!step) return false;
    const body = `This reverts commit ${step.sha}.`;
    this.trunk.take(this.onTrunk(null, `Revert "${step.title}"`, body, step.of));
    return true;
  }

  private landAgain(change: number): boolean {
    if (!this.landed.has(change) || this.trunk.holds.has(change)) return false;
    return this.landAs(change, change, titleOf(change));
  }

  private relandAsNew(change: number): boolean {
    // One that was landed anew may be picked as the new or as the old: only what the branch lacks tells them apart.
    if (!this.landed.has(change) || this.trunk.holds.has(change) || this.here.holds.has(change)) return false;
    const number = this.nextNew++;
    this.newNumbers.set(number, change);
    const title = `Reland "${titleOf(change)} (#${change})"`;
    this.world.pull(number, { title, state: "CLOSED", labels: ["Merged"], createdAt: "2026-04-16T00:00:00Z" });
    return this.landAs(change, number, title);
  }

  private pick(change: number, how: number): boolean {
    const step = this.trunk.holds.get(change);
    if (!step || step.sha === sha("old") || this.here.holds.has(change)) return false;
    const number = step.number ?? change;
    const title = `[release/2.12] ${titleOf(change)}`;
    const ways = [
      { head: `cherry-pick-${number}-by-bot` },
      { body: `Cherry-pick of #${number}` },
      { trailers: picked(step) },
      { trailers: `Pull Request resolved: ${base}/pull/${number}` },
      {},
    ];
    const way = ways[how] ?? {};
    const pick = this.here.take(this.onBranch(title, way, [change]));
    const trunk = how === 4 ? [number] : [];
    this.world.request({ trunk, release: [pick.number ?? 0], category: "Crash" });
    return true;
  }

  private pickTwo(change: number): boolean {
    const both = [change, 100 + ((change - 99) % 3)];
    const steps = both.flatMap((one) => this.trunk.holds.get(one) ?? []);
    if (steps.length < 2 || both.some((one) => one === fromBefore || this.here.holds.has(one))) return false;
    const pick = this.here.take(this.onBranch("Two mends", { trailers: steps.map(picked).join("\n") }, both));
    this.world.request({ release: [pick.number ?? 0], category: "Crash" });
    return true;
  }

  private revertHere(change: number, how: number): boolean {
    const step = this.here.holds.get(change);
    if (!step) return false;
    const said = how % 2 ? { body: `Reverts #${step.number}` } : { trailers: `This reverts commit ${step.sha}.` };
    this.here.drop(this.onBranch(`Revert "${step.title}"`, said, step.of));
    return true;
  }

  private takeRevertBackHere(change: number, how: number): boolean {
    const step = this.here.revertOf(change);
    if (!step || step.picks) return false;
    const said = how % 2 ? { body: `Reverts #${step.number}` } : { trailers: `This reverts commit ${step.sha}.` };
    this.here.take(this.onBranch(`Revert "${step.title}"`, said, step.of));
    return true;
  }

  private pickRevert(change: number): boolean {
    const revert = this.trunk.reverted.get(change);
    const step = this.here.holds.get(change);
    if (!revert || !step || step.of.length > 1 || this.trunk.holds.has(change)) return false;
    this.here.drop({ ...this.onBranch(revert.title, { trailers: picked(revert) }, [change]), picks: true });
    return true;
  }
}

const picked = ({ sha: commit }: Step): string => `(cherry picked from commit ${commit})`;
