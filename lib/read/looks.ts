/** Shell: the newest snapshot of a project and how its sources stand, looked up once for all who ask at the same time. */
import { config } from "../config";
import { productNow } from "../config/clock";
import type { Project } from "../domain/project";
import type { Source } from "../domain/source";
import type { Snapshot, Store } from "../store";
import { sourcesAsOf, staleAfterMs } from "./freshness";

/** `beside` tells apart what is kept beside the facts: polls, verdicts, notes. */
export type Look = { snapshot: Snapshot | null; sources: Source[]; beside: string };

export async function look(store: Store, slug: string, at: string | null): Promise<Look> {
  const snapshot = await store.snapshotAt(slug, at);
  if (snapshot === null) return { snapshot, sources: [], beside: "" };
  const [sources, beside] = await Promise.all([store.sourcesAt(slug, at), at === null ? store.beside(slug) : ""]);
  return { snapshot, sources, beside };
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
    const made = look(store, slug, null)
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
