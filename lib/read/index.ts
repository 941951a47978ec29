/** What pages and API ask. Every question takes the moment; every answer says as of when it is. */
export { type Answer, type AskedRelease, openRelease, type Refusal } from "./answer";
export { readChanges } from "./changes";
export { readCheck } from "./check";
export { readForecast } from "./forecast";
export { type Happened, readHappened, readHappenedNow } from "./happened";
export { isMetric, metrics, readHistory } from "./history";
export { listen, listeners } from "./live";
export { readLookup } from "./lookup";
export { readNotes, readProcess } from "./notes";
export { readOverlay } from "./overlay";
export { readCandidates, readCi, readMissing, readPicks, readReverts, readScope } from "./parts";
export { isReady } from "./ready";
export { type AskedState, isAskedState, newestActive, readRelease, readReleases } from "./releases";
export { readSchedule, type Schedule } from "./schedule";
export { readSourcesAnswer as readSources } from "./sources-answer";
export { type ReleaseStep, readStep, type Step } from "./step";
export { readSync, syncBefore } from "./sync";
export { mostUnderstoodBytes, understandCommentText, understandTrackerText } from "./understand";
