/** Shell: how far a project's first read is, as whichever process polls it has written it down. */
import { progressName, progressSchema, progressWords } from "../domain/progress";
import type { Source } from "../domain/source";
import type { Store } from "../store";
import type { SourcesView } from "../view/schemas";

type Reading = SourcesView["reading"][number];

/** Null once every source was read, which they tell at less cost than the poller's memory. */
export async function readProgress(
  store: Pick<Store, "memo">,
  project: string,
  sources: readonly Source[],
): Promise<Reading | null> {
  if (sources.length > 0 && sources.every(({ state }) => state !== "reading" && state !== "never")) return null;
  const { data } = progressSchema.safeParse((await store.memo(project))[progressName]);
  return data ? { project, text: progressWords(data), ...data } : null;
}
