import type { Point } from "@/components/history/pace";
import type { VerdictPoint } from "@/components/timeline/tracks";
import { type AskedRelease, readHistory } from "@/lib/read";
import { callSchema } from "@/lib/view/schemas";

/** Numbers over time; moments at which nothing was known are left out, since a gap is no zero. */
export async function countsOver(
  asked: AskedRelease,
  metric: "scope-open" | "picks-pending" | "ci-pass-rate" | "blockers",
): Promise<Point[]> {
  const history = await readHistory({ ...asked, metric });
  if (!history.ok) return [];
  return history.value.points.flatMap(({ at, value }) => (typeof value === "number" ? [{ at, value }] : []));
}

/** Where the verdict changed. A moment at which it was not known stays in, as unknown. */
export async function verdictsOver(asked: AskedRelease): Promise<VerdictPoint[]> {
  const history = await readHistory({ ...asked, metric: "verdict" });
  if (!history.ok) return [];
  const calls = history.value.points.map(({ at, value }) => ({ at, value: callSchema.catch("unknown").parse(value) }));
  return calls.filter(({ value }, nth) => calls[nth - 1]?.value !== value);
}
