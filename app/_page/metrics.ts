import type { Point } from "@/components/history/pace";
import type { VerdictPoint } from "@/components/timeline/tracks";
import { type AskedRelease, readHistories } from "@/lib/read";
import { callSchema } from "@/lib/view/schemas";

type Kept = readonly { at: string; value: number | string | null }[];

/** Moments at which nothing was known are left out, since a gap is no zero. */
const counts = (points: Kept): Point[] =>
  points.flatMap(({ at, value }) => (typeof value === "number" ? [{ at, value }] : []));

/** Where the verdict changed. A moment at which it was not known stays in, as unknown. */
function changes(points: Kept): VerdictPoint[] {
  const calls = points.map(({ at, value }) => ({ at, value: callSchema.catch("unknown").parse(value) }));
  return calls.filter(({ value }, nth) => calls[nth - 1]?.value !== value);
}

/** How a release stood over time, as the charts draw it. */
export async function historyOf(asked: AskedRelease) {
  const read = await readHistories({ ...asked, metrics: ["verdict", "scope-open", "picks-pending", "ci-pass-rate"] });
  if (!read.ok) return { verdicts: [], scopeOpen: [], picksPending: [], passRate: [] };
  const { value } = read;
  return {
    verdicts: changes(value.verdict),
    scopeOpen: counts(value["scope-open"]),
    picksPending: counts(value["picks-pending"]),
    passRate: counts(value["ci-pass-rate"]),
  };
}

export async function blockersOf(asked: AskedRelease): Promise<Point[]> {
  const read = await readHistories({ ...asked, metrics: ["blockers"] });
  return read.ok ? counts(read.value.blockers) : [];
}
