import { candidateViews, ciView, missingView, pickViews, releaseView, revertsView, scopeView } from "../view/build";
import { type AskedRelease, viewOf } from "./answer";

const commits = 20;

/** All parts of one release, read at once: a page whose parts were read one by one could disagree with itself. */
export const readWhole = (asked: AskedRelease) =>
  viewOf(asked, "whole", (judged, { asOf }) => ({
    asOf,
    release: releaseView(judged, asOf),
    picks: pickViews(judged.reconciled),
    candidates: candidateViews(judged.reconciled),
    ci: ciView(judged.reconciled, asOf, commits),
    scope: scopeView(judged.reconciled, asOf),
    missing: missingView(judged.reconciled),
    reverts: revertsView(judged.reconciled),
  }));
