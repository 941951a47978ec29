/** The only room that knows Prisma: facts by time, sources, polls, leases, verdicts, the outbox. */
export { type Database, openDatabase, type Where } from "./database";
export { DirectoryInUse } from "./directory-lock";
export { type LeaseHeld, LeaseLost } from "./lease";
export { MigrationChanged } from "./migrate";
export type { NotesDocument, NotesLine, NotesQuestion } from "./notes";
export type { Due, Outcome, Put } from "./outbox";
export type { PollOutcome, RateLimit } from "./polls";
export type { KeyKept, SessionKept } from "./readers";
export { closeSharedStore, sharedOpen, sharedStore } from "./shared";
export type { Snapshot } from "./snapshots";
export { createStore, type PollWrite, type Store } from "./store";
export type { VerdictRecord } from "./verdicts";
