/** For tests: the whole way from facts to a judged release, without a database. */
import { factBook } from "../domain/fact-book";
import type { Fact } from "../domain/facts";
import type { Project } from "../domain/project";
import type { Judged } from "../domain/reconciled";
import type { Source } from "../domain/source";
import { judge } from "../gates";
import { type FoundRelease, findReleases, makeReader, paceOf, reconcile, releasesBefore } from "../reconcile";
import { workOf } from "../reconcile/work";

const reader = makeReader();

export function deriveForTest(
  given: { project: Project; facts: Fact[]; sources: Source[]; now: string },
  version: string,
): Judged | null {
  const { project, facts, sources, now } = given;
  const book = factBook(facts);
  const releases = findReleases(project, book, sources, reader);
  const found = releases.find((release) => release.version === version);
  if (!found) return null;
  const of = (one: FoundRelease) => reconcile({ project, found: one, releases, book, sources, now, reader });
  const reconciled = of(found);
  const pace = paceOf(reconciled, () => releasesBefore(releases, found).map((one) => workOf(of(one))));
  return { reconciled, ...judge(reconciled, now, pace) };
}
