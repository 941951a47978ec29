/** For tests: the whole way from facts to a judged release, without a database. */
import { factBook } from "../domain/fact-book";
import type { Fact } from "../domain/facts";
import type { Project } from "../domain/project";
import type { Judged } from "../domain/reconciled";
import type { Source } from "../domain/source";
import { judge } from "../gates";
import { findReleases, makeReader, paceOf, reconcile } from "../reconcile";

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
  const reconciled = reconcile({ project, found, releases, book, sources, now, reader });
  return { reconciled, ...judge(reconciled, now, paceOf(reconciled)) };
}
