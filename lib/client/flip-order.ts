import type { VerdictView } from "@/lib/view/schemas";

type Flip = VerdictView["flips"][number];

/** What a person can do stands before what only time can: a source that was not read waits for its next read. */
export const byHolder = (flips: readonly Flip[]): Flip[] => [
  ...flips.filter(({ who }) => who.length > 0),
  ...flips.filter(({ who }) => who.length === 0),
];
