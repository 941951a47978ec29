export const databaseAway = "database-away";

/** The database cannot be reached, or does not answer: that passes, and is no fault of what was asked. */
export class DatabaseAway extends Error {
  /** What a page is told of it: the framework sends no other word of an error to browsers. */
  readonly digest = databaseAway;

  constructor(cause: unknown) {
    super(cause instanceof Error && cause.message !== "" ? cause.message : "The database cannot be reached.", {
      cause,
    });
    this.name = "DatabaseAway";
  }
}

/** By its name: a server's bundles may each have a class of their own. */
export const isDatabaseAway = (error: unknown): boolean => error instanceof Error && error.name === "DatabaseAway";
