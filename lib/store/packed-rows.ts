/** How suites were kept before, by rows: read for as long as a database may hold them, never written. */
import { z } from "zod";
import { jobSchema } from "../domain/facts";

const { status, conclusion } = jobSchema.shape;
const ending = z.string().nullable();

const rowsSchema = z.object({
  nameAt: z.string(),
  urlAt: z.string(),
  timeAt: z.string(),
  outcomes: z.array(z.tuple([status, conclusion])),
  rows: z.array(z.tuple([z.string(), z.number(), z.string(), ending, ending])),
});
const wholeRowsSchema = z.array(z.tuple([z.string(), status, conclusion, z.string(), ending, ending]));

/** The suite with its jobs, still to be judged as a fact; whatever else is stored comes back as it is. */
export function unpackRows(stored: unknown): unknown {
  if (typeof stored !== "object" || stored === null) return stored;
  if ("packed" in stored) return { ...stored, jobs: jobsOf(rowsSchema.parse(stored.packed)) };
  if ("jobsAt" in stored && "jobs" in stored) {
    const rows = wholeRowsSchema.parse(stored.jobs);
    const jobs = rows.map(([name, status, conclusion, end, startedAt, completedAt]) => {
      return { name, status, conclusion, url: `${stored.jobsAt}${end}`, startedAt, completedAt };
    });
    return { ...stored, jobs };
  }
  return stored;
}

function jobsOf({ nameAt, urlAt, timeAt, outcomes, rows }: z.infer<typeof rowsSchema>) {
  const time = (end: string | null) => (end === null ? null : timeAt + end);
  return rows.map(([name, nth, url, startedAt, completedAt]) => {
    const [status, conclusion] = outcomes[nth] ?? [];
    const times = { startedAt: time(startedAt), completedAt: time(completedAt) };
    return { name: nameAt + name, status, conclusion, url: urlAt + url, ...times };
  });
}
