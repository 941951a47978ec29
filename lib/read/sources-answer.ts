import { config } from "../config";
import { productNow } from "../config/clock";
import type { Project } from "../domain/project";
import { type Store, sharedStore } from "../store";
import { sourceView } from "../view/build";
import type { SourcesView } from "../view/schemas";
import { type Answer, answer } from "./answer";
import { sourcesAt } from "./looks";
import { readProgress } from "./progress";

/** How fresh everything is: the answer to "can I trust this page". */
export async function readSourcesAnswer(asked: { at: string | null }): Promise<Answer<SourcesView>> {
  const { projects, environment, demo } = config();
  const store = await sharedStore();
  const read = await Promise.all(
    projects.map(async (project) => ({
      ...(await sourcesAndProgress(store, project, asked.at)),
      polls: await store.polls(project.slug, asked.at),
      lease: await store.leaseOf(project.slug),
      snapshot: await store.snapshotAt(project.slug, asked.at),
    })),
  );
  const sources = read.flatMap((one) => one.sources);
  const polls = read.flatMap((one) => one.polls).sort((a, b) => (a.at < b.at ? 1 : -1));
  const lease = read.map((one) => one.lease).find((one) => one !== null) ?? null;
  const times = read.flatMap((one) => one.snapshot?.at ?? []).sort();
  return answer({
    asOf: times.at(-1) ?? asked.at ?? productNow(),
    complete: sources.length > 0 && sources.every((source) => source.complete && source.state === "ok"),
    demo: demo !== null,
    sources: sources.map(sourceView),
    reading: read.flatMap(({ reading }) => reading ?? []),
    polls: polls.map(({ project, at, ms, requests, points, changed, outcome }) => {
      return { project, at, ms, requests, points, changed, outcome };
    }),
    rateLimit: polls.find((poll) => poll.rateLimit !== null)?.rateLimit ?? null,
    poller: { on: environment.poller, holder: lease?.holder ?? null, leaseUntil: lease?.until ?? null },
  });
}

async function sourcesAndProgress(store: Store, project: Project, at: string | null) {
  const sources = await sourcesAt(store, project, at);
  return { sources, reading: at === null ? await readProgress(store, project.slug, sources) : null };
}
