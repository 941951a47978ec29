/** Whether an empty list may be told as "none": only where its sources were read whole. */
import type { SourceView } from "../view/schemas";

const named = (sources: readonly SourceView[], name: string) => sources.filter(({ id }) => id.endsWith(`/${name}`));
const whole = ({ lastOk, state }: SourceView) => lastOk !== null && state !== "partial";

/** Every one of these is known and was read whole at least once. */
export const wasRead = (sources: readonly SourceView[], ...names: readonly string[]): boolean =>
  names.every((name) => named(sources, name).length > 0 && named(sources, name).every(whole));

/** Read whole, and its last read went well: only then does "nothing" sound like good news. */
export const isFresh = (sources: readonly SourceView[], ...names: readonly string[]): boolean =>
  wasRead(sources, ...names) &&
  names.every((name) => named(sources, name).every(({ state }) => state === "ok" || state === "reading"));

/** Planned, and not read whole yet; a project may have no such source at all. */
export const isUnread = (sources: readonly SourceView[], name: string): boolean => !named(sources, name).every(whole);
