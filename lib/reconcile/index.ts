export { changesBetween } from "./changes";
export { type Comparison, compareCandidates, nextCandidate } from "./compare-candidates";
export { compareVersions, type FoundRelease, findReleases, releasesBefore } from "./find-releases";
export { makeReader } from "./make-reader";
export { notesSource } from "./notes-source";
export { paceOf } from "./pace";
export type { Reader } from "./reader";
export { type Ledger, type Lookup, receipts } from "./receipts";
export { type ReconcileInput, reconcile } from "./reconcile";
