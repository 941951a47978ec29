import type { Project } from "../domain/project";
import type { Judged } from "../domain/reconciled";
import { momentOf } from "./moment";

/** A release as it stood at a moment; one that came later, as it stood when its tracker was opened. */
export async function sinceBirth(project: Project, judged: Judged, from: string): Promise<Judged | null> {
  const { version, tracker } = judged.reconciled.release;
  const then = (await momentOf(project, from))?.judged(version);
  if (then || tracker.createdAt <= from) return then ?? null;
  return (await momentOf(project, tracker.createdAt))?.judged(version) ?? null;
}
