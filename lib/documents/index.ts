export { type CommentInput, readComment } from "./comment/read";
export { readTracker, type TrackerInput } from "./tracker/read";
export { type Tracker, type Understood, understandComment, understandTracker } from "./understand";
