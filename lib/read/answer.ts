import { config } from "../config";
import type { Project } from "../domain/project";
import type { Judged } from "../domain/reconciled";
import { type Moment, momentOf } from "./moment";

export type Refusal = { ok: false; code: "not-found" | "bad-request" | "unavailable"; text: string };
export type Answer<T> = { ok: true; value: T } | Refusal;

export const answer = <T>(value: T): Answer<T> => ({ ok: true, value });
export const refuse = (code: Refusal["code"], text: string): Refusal => ({ ok: false, code, text });

export type AskedRelease = { project: string; version: string; at: string | null };

const nothingRead = (slug: string, at: string | null): Refusal =>
  at === null
    ? refuse("unavailable", `Nothing of ${slug} has been read yet. The first read is under way.`)
    : refuse("not-found", `Nothing of ${slug} is kept for ${at}.`);

export async function openProject(
  slug: string,
  at: string | null,
): Promise<Answer<{ project: Project; moment: Moment }>> {
  const project = config().projects.find((one) => one.slug === slug);
  if (!project) return refuse("not-found", `There is no project ${JSON.stringify(slug.slice(0, 100))}.`);
  const moment = await momentOf(project, at);
  return moment === null ? nothingRead(slug, at) : answer({ project, moment });
}

export async function openRelease(
  asked: AskedRelease,
): Promise<Answer<{ project: Project; moment: Moment; judged: Judged }>> {
  const opened = await openProject(asked.project, asked.at);
  if (!opened.ok) return opened;
  const judged = opened.value.moment.judged(asked.version);
  if (judged === null) {
    const text = `${asked.project} has no release ${JSON.stringify(asked.version.slice(0, 40))} with a tracker.`;
    return refuse("not-found", text);
  }
  return answer({ ...opened.value, judged });
}

/** A view is made once for all readers of a moment. */
const views = new WeakMap<Judged, Map<string, object>>();

/** Reads one release and makes one view of it. Views that few ask for, such as filtered ones, have no name. */
export async function viewOf<T extends object>(
  asked: AskedRelease,
  name: string | null,
  make: (judged: Judged, moment: Moment) => T,
): Promise<Answer<T>> {
  const opened = await openRelease(asked);
  if (!opened.ok) return opened;
  const { judged, moment } = opened.value;
  if (name === null) return answer(make(judged, moment));
  const mine = views.get(judged) ?? new Map<string, object>();
  views.set(judged, mine);
  const before = mine.get(name) as T | undefined;
  const view = before ?? make(judged, moment);
  mine.set(name, view);
  return answer(view);
}
