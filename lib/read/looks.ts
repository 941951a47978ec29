/** Shell: the newest snapshot of a project and how its sources stand, looked up once for all who ask at the same time. */
import { config } from "../config";
import { productNow } from "../config/clock";
import type { Project } from "../domain/project";
import type { Source } from "../domain/source";
import type { Snapshot, Store } from "../store";
import { sourcesAsOf, staleAfterMs } from "./freshness";

/** `mark` is another as soon as anything is written, also polls, verdicts and notes. */
export type Look = { snapshot: Snapshot | null; sources: Source[]; mark: string };

export async function look(store: Store, slug: string, at: string | null): Promise<Look> {
  const snapshot = await store.snapshotAt(slug, at);
  return { snapshot, sources: snapshot === null ? [] : await store.sourcesAt(slug, at), mark: "" };
}

/** What was seen last stands as long as nothing was written since. */
async function lookAgain(store: Store, slug: string, last: Look | null): Promise<Look> {
  const mark = await store.mark(slug);
  return last?.mark === mark ? last : { ...(await look(store, slug, null)), mark };
}

type Line = { kept: { writes: number; look: Look } | null; under: Promise<Look> | null; next: Promise<Look> | null };
const lines = new WeakMap<Store, Map<string, Line>>();

/**
 * Readers share looks, and none ever sees what was so before it asked: who comes while a look runs shares the next one.
 * An embedded database has no other writer, so that a look stands until this process writes.
 */
export function newest(store: Store, slug: string): Promise<Look> {
  const mine = lines.get(store) ?? new Map<string, Line>();
  lines.set(store, mine);
  const line = mine.get(slug) ?? { kept: null, under: null, next: null };
  mine.set(slug, line);
  if (store.kind === "embedded" && line.kept?.writes === store.writes()) return Promise.resolve(line.kept.look);
  const begin = (): Promise<Look> => {
    const writes = store.writes();
    line.next = null;
    const made = lookAgain(store, slug, line.kept?.look ?? null)
      .then((seen) => {
        line.kept = { writes, look: seen };
        return seen;
      })
      .finally(() => {
        if (line.under === made) line.under = null;
      });
    line.under = made;
    return made;
  };
  if (line.next) return line.next;
  if (line.under === null) return begin();
  line.next = line.under.then(begin, begin);
  return line.next;
}

/** The sources as they stood; a demo whose clock runs fast is as patient by the machine's clock. */
export async function sourcesAt(store: Store, project: Project, at: string | null): Promise<Source[]> {
  return standing(await store.sourcesAt(project.slug, at), at);
}

export function standing(sources: Source[], at: string | null): Source[] {
  const { environment, demo } = config();
  const slack = staleAfterMs * (demo === null ? 1 : Math.max(1, environment.demoSpeed));
  return sourcesAsOf(sources, at ?? productNow(), slack);
}

/** Days left and ages move on by themselves; ten minutes is fine enough for them and coarse enough to share work. */
const stepMs = 10 * 60_000;

/** The time at which conclusions about now are drawn. */
export function judgedTime(snapshot: Snapshot, now: string): string {
  const step = Math.floor(Date.parse(now) / stepMs) * stepMs;
  return new Date(Math.max(Date.parse(snapshot.at), step)).toISOString();
}
