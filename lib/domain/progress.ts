/** How far a first read has come. The poller keeps it beside its memory, so that a reader in any process can tell it. */
import { z } from "zod";

export const progressSchema = z.object({
  /** In words: "pull requests". */
  step: z.string(),
  done: z.number().int(),
  /** Null while it is not known how much there is. */
  total: z.number().int().nullable(),
  /** The steps that follow, in words. */
  left: z.array(z.string()),
});
export type Progress = z.infer<typeof progressSchema>;

/** The name under which the poller keeps it. */
export const progressName = "progress";

/** The name under which it keeps a pause that GitHub asked for, for each poller with the same token. */
export const pauseName = "pause";

/** The name under which it keeps when everything had been read once: earlier moments are told by timestamps alone. */
export const firstWholeName = "firstWhole";

/** "Reading pull requests: 120 of 340, then CI, RELEASE.md" */
export function progressWords({ step, done, total, left }: Progress): string {
  const amount = total !== null ? `: ${done} of ${total}` : done > 0 ? `: ${done} so far` : "";
  return `Reading ${step}${amount}${left.length > 0 ? `, then ${left.join(", ")}` : ""}`;
}
