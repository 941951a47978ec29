export { type FoundRelease, findReleases } from "./find-releases";
export type { Reader } from "./reader";
export { type ReconcileInput, reconcile } from "./reconcile";
