export { type FoundRelease, findReleases } from "./find-releases";
export { makeReader } from "./make-reader";
export { paceOf } from "./pace";
export type { Reader } from "./reader";
export { type ReconcileInput, reconcile } from "./reconcile";
