import { candidateViews, ciView, missingView, pickViews, revertsView, scopeView } from "../view/build";
import { type AskedRelease, viewOf } from "./answer";
import { readRelease } from "./releases";

const commits = 20;

/** All parts of one release, read at once: a page whose parts were read one by one could disagree with itself. */
export async function readWhole(asked: AskedRelease) {
  const release = await readRelease(asked);
  if (!release.ok) return release;
  return viewOf(asked, "whole", (judged, { asOf }) => ({
    asOf,
    release: release.value,
    picks: pickViews(judged.reconciled),
    candidates: candidateViews(judged.reconciled),
    ci: ciView(judged.reconciled, asOf, commits),
    scope: scopeView(judged.reconciled, asOf),
    missing: missingView(judged.reconciled),
    reverts: revertsView(judged.reconciled),
  }));
}
