/** What pages and API ask. Every question takes the moment; every answer says as of when it is. */
export { type Answer, type AskedRelease, openRelease, type Refusal } from "./answer";
export { readChanges } from "./changes";
export { readForecast } from "./forecast";
export { isMetric, metrics, readHistory } from "./history";
export { listen, listeners } from "./live";
export { readLookup } from "./lookup";
export { readOverlay } from "./overlay";
export { readCandidates, readCi, readMissing, readPicks, readReverts, readScope } from "./parts";
export { isReady } from "./ready";
export { type AskedState, isAskedState, newestActive, readRelease, readReleases } from "./releases";
export { readFrames } from "./replay";
export { readSourcesAnswer as readSources } from "./sources-answer";
export { readSync, syncBefore } from "./sync";
export { mostUnderstoodBytes, understandCommentText, understandTrackerText } from "./understand";
