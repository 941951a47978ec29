/**
 * Suites hold most of the bytes, and a state of long ago is read back with thousands of them. Their jobs are kept as rows
 * without names, without the starts that their texts share, and with each outcome told once.
 */
import { z } from "zod";
import { type Fact, factSchema, type Job, jobSchema, type SuiteFact, suiteFactSchema } from "../domain/facts";

type Outcome = [Job["status"], Job["conclusion"]];
/** Name, number of the outcome, address, and both times, without their starts. */
type Row = [string, number, string, string | null, string | null];

const packedSchema = z.object({
  nameAt: z.string(),
  urlAt: z.string(),
  timeAt: z.string(),
  outcomes: z.array(z.tuple([jobSchema.shape.status, jobSchema.shape.conclusion])),
  rows: z.array(z.unknown()),
});
type PackedSuite = Omit<SuiteFact, "jobs"> & { packed: z.infer<typeof packedSchema> };

/** How suites were kept before: read for as long as a database may hold them. */
type OldRow = [string, Job["status"], Job["conclusion"], string, string | null, string | null];
type OldSuite = Omit<SuiteFact, "jobs"> & { jobsAt: string; jobs: OldRow[] };

export function pack(fact: Fact): unknown {
  if (fact.kind !== "suite") return fact;
  const { jobs, ...suite } = fact;
  const nameAt = sharedStart(jobs.map(({ name }) => name));
  const urlAt = sharedStart(jobs.map(({ url }) => url));
  const timeAt = sharedStart(jobs.flatMap(({ startedAt, completedAt }) => [startedAt ?? [], completedAt ?? []].flat()));
  const outcomes = new Map<string, Outcome>();
  for (const { status, conclusion } of jobs) outcomes.set(`${status} ${conclusion}`, [status, conclusion]);
  const names = [...outcomes.keys()];
  const rest = (time: string | null) => (time === null ? null : time.slice(timeAt.length));
  const rows = jobs.map(({ name, status, conclusion, url, startedAt, completedAt }): Row => {
    const outcome = names.indexOf(`${status} ${conclusion}`);
    return [name.slice(nameAt.length), outcome, url.slice(urlAt.length), rest(startedAt), rest(completedAt)];
  });
  const packed = { nameAt, urlAt, timeAt, outcomes: [...outcomes.values()], rows };
  return { ...suite, packed } satisfies PackedSuite;
}

/** The schema judges what is stored: a body of another shape is refused. */
export function unpack(stored: unknown): Fact {
  if (typeof stored === "object" && stored !== null) {
    if ("packed" in stored) return unpackSuite(stored);
    if ("jobsAt" in stored) return factSchema.parse(unpackOld(stored as OldSuite));
  }
  return factSchema.parse(stored);
}

/** A hundred thousand jobs are not judged one by one: their outcomes are, once each, and their texts as they are joined. */
function unpackSuite({ packed, ...rest }: { packed?: unknown }): SuiteFact {
  const suite = suiteFactSchema.parse({ ...rest, jobs: [] });
  const { nameAt, urlAt, timeAt, outcomes, rows } = packedSchema.parse(packed);
  const text = (at: string, end: unknown): string => (typeof end === "string" ? at + end : refuse());
  const time = (end: unknown): string | null => (end === null ? null : text(timeAt, end));
  const jobs = rows.map((row): Job => {
    if (!Array.isArray(row)) return refuse();
    const [name, outcome, url, startedAt, completedAt] = row as unknown[];
    const [status, conclusion] = outcomes[outcome as number] ?? refuse();
    return {
      name: text(nameAt, name),
      status,
      conclusion,
      url: text(urlAt, url),
      startedAt: time(startedAt),
      completedAt: time(completedAt),
    };
  });
  return { ...suite, jobs };
}

const refuse = (): never => {
  throw new Error("A suite is stored in a shape that is not known.");
};

function unpackOld({ jobsAt, ...suite }: OldSuite) {
  const jobs = suite.jobs.map(([name, status, conclusion, url, startedAt, completedAt]) => {
    return { name, status, conclusion, url: jobsAt + url, startedAt, completedAt };
  });
  return { ...suite, jobs };
}

function sharedStart(texts: string[]): string {
  const [first = "", ...rest] = texts;
  let length = first.length;
  for (const text of rest) while (!text.startsWith(first.slice(0, length))) length--;
  return first.slice(0, length);
}
