/** A validity that has not ended ends here, so that "the latest" is one equality in an index. */
export const endOfTime = new Date("9999-12-31T00:00:00.000Z");

export const iso = (time: Date): string => time.toISOString();
export const isoOrNull = (time: Date | null): string | null => time?.toISOString() ?? null;
export const dateOrNull = (time: string | null): Date | null => (time === null ? null : new Date(time));
