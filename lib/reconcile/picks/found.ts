import type { Pick } from "../../domain/reconciled";

/** A pick with the places on the branch at which its commits stand. */
export type FoundPick = { pick: Pick; commits: readonly number[] };
