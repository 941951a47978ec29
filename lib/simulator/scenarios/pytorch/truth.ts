import type { Truth } from "../../truth";

export const truth: Truth = { releases: [], trackers: [], lookalikes: [] };
