/** The sources of a project, and how each stands while a poll goes on. */
import type { Project } from "../domain/project";
import type { Source, SourceKind } from "../domain/source";
import type { Followed } from "./followed";

export type SourceId = string;

const ofProject: [SourceKind, (project: Project) => string | null][] = [
  ["trackers", () => "Release trackers"],
  ["tags", () => "Tags"],
  ["published", () => "GitHub releases"],
  ["trunk", (project) => `Commits on ${project.trunk} since the oldest cut`],
  ["companions", (project) => (project.companions.length > 0 ? "Companion repositories" : null)],
  ["nightlies", () => "Nightly builds"],
  ["process", (project) => project.processDocument],
  ["validation", () => "Validation checklists and runs"],
];

const ofRelease: [SourceKind, (release: Followed) => string][] = [
  ["tracker", (release) => `Tracker of ${release.version} and its comments`],
  ["branch", (release) => `Branch ${release.branch}`],
  ["release-pulls", (release) => `Pull requests against ${release.branch}`],
  ["scope", (release) => `Milestone ${release.version}`],
  ["named-pulls", (release) => `Pull requests and issues that ${release.version} names`],
  ["ci", (release) => `Checks on ${release.branch}`],
];

export const projectSource = (project: Project, kind: SourceKind): SourceId => `${project.slug}/${kind}`;
export const releaseSource = (project: Project, version: string, kind: SourceKind): SourceId =>
  `${project.slug}/${version}/${kind}`;

type Described = Pick<Source, "id" | "kind" | "version" | "what">;

export function describeSources(project: Project, followed: Followed[]): Described[] {
  const whole = ofProject.flatMap(([kind, words]) => {
    const what = words(project);
    return what === null ? [] : [{ id: projectSource(project, kind), kind, version: null, what }];
  });
  const each = followed.flatMap((release) =>
    ofRelease.map(([kind, words]) => ({
      id: releaseSource(project, release.version, kind),
      kind,
      version: release.version,
      what: words(release),
    })),
  );
  return [...whole, ...each];
}

export type Trouble = { text: string; partial: boolean; nextTry: string };

export class SourceBook {
  private readonly sources = new Map<SourceId, Source>();
  private readonly touched = new Set<SourceId>();
  /** Read whole during this poll, or known from the probe to be as they were. */
  private readonly settled = new Set<SourceId>();
  private readonly project: Project;

  constructor(project: Project, stored: Source[]) {
    this.project = project;
    for (const source of stored) this.sources.set(source.id, source);
  }

  /** Adds sources that are new; those of releases that are no longer followed keep their last state. */
  describe(followed: Followed[]): void {
    for (const described of describeSources(this.project, followed)) {
      const known = this.sources.get(described.id);
      if (known && known.what === described.what) continue;
      const fresh: Source = {
        ...described,
        project: this.project.slug,
        state: "never",
        complete: false,
        lastOk: null,
        error: null,
        nextTry: null,
      };
      this.put(known ? { ...known, what: described.what } : fresh);
    }
  }

  /** A source that was never read shows that it is being read now. */
  reading(ids: SourceId[]): boolean {
    let changed = false;
    for (const id of ids) {
      const source = this.sources.get(id);
      if (!source || source.lastOk !== null || source.state === "reading") continue;
      this.put({ ...source, state: "reading" });
      changed = true;
    }
    return changed;
  }

  good(ids: SourceId[], at: string, nextTry: string | null): void {
    for (const id of ids) {
      const source = this.sources.get(id);
      if (!source) continue;
      this.settled.add(id);
      this.put({ ...source, state: "ok", complete: true, lastOk: at, error: null, nextTry });
    }
  }

  bad(ids: SourceId[], at: string, trouble: Trouble): void {
    for (const id of ids) {
      const source = this.sources.get(id);
      if (!source) continue;
      this.settled.add(id);
      const state = trouble.partial ? "partial" : source.lastOk === null ? "failed" : "stale";
      // The time of the first failure stays, so that a long outage is one state and not one per poll.
      const error = source.error?.text === trouble.text ? source.error : { at, text: trouble.text };
      this.put({ ...source, state, error, nextTry: trouble.nextTry });
    }
  }

  /** When this poll's sources are read next: it is known at the end only, when it is clear what the poll cost. */
  planNext(nextTry: string): void {
    for (const id of this.settled) {
      const source = this.sources.get(id);
      if (source && source.nextTry !== nextTry) this.put({ ...source, nextTry });
    }
  }

  isBad(id: SourceId): boolean {
    return this.settled.has(id) && this.sources.get(id)?.state !== "ok";
  }

  /** Sources of this poll about which nothing was said yet. */
  unsettled(followed: Followed[]): SourceId[] {
    return describeSources(this.project, followed)
      .map((source) => source.id)
      .filter((id) => !this.settled.has(id));
  }

  takeTouched(): Source[] {
    const sources = [...this.touched].flatMap((id) => this.sources.get(id) ?? []);
    this.touched.clear();
    return sources;
  }

  private put(source: Source): void {
    this.sources.set(source.id, source);
    this.touched.add(source.id);
  }
}
