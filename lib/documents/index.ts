export { readChecklist } from "./checklist/read";
export { type CommentInput, readComment } from "./comment/read";
export { readNotes } from "./notes/read";
export { readProcess } from "./process/read";
export { readTracker, type TrackerInput } from "./tracker/read";
export { type Tracker, type Understood, understandComment, understandTracker } from "./understand";
