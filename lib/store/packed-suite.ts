/**
 * Suites hold most of the bytes, and a state of long ago is read back with thousands of them. Their jobs are kept as one
 * text, column by column: it is read several times faster than as many rows of small ones.
 */
import { z } from "zod";
import { type Fact, factSchema, type Job, jobSchema, suiteFactSchema } from "../domain/facts";
import { unpackRows } from "./packed-rows";
import { join, packTexts, split, unpackTexts } from "./packed-texts";

type Outcome = Pick<Job, "status" | "conclusion">;
const outcomeSchema = jobSchema.pick({ status: true, conclusion: true });

/** The schema judges what is stored: a body of another shape is refused. */
const storedSuiteSchema = suiteFactSchema.extend({ jobs: z.string().transform(unpackJobs) });

export function pack(fact: Fact): unknown {
  return fact.kind === "suite" ? { ...fact, jobs: packJobs(fact.jobs) } : fact;
}

export function unpack(stored: unknown): Fact {
  const isSuite = typeof stored === "object" && stored !== null && "jobs" in stored && typeof stored.jobs === "string";
  return isSuite ? storedSuiteSchema.parse(stored) : factSchema.parse(unpackRows(stored));
}

/** Each outcome once, a letter for each job that tells its outcome, and the four columns of texts. */
function packJobs(jobs: readonly Job[]): string {
  const told = jobs.map(({ status, conclusion }) => `${status}/${conclusion ?? ""}`);
  const outcomes = [...new Set(told)];
  const columns = [
    jobs.map(({ name }) => name),
    jobs.map(({ url }) => url),
    jobs.map(({ startedAt }) => startedAt),
    jobs.map(({ completedAt }) => completedAt),
  ];
  const of = told.map((outcome) => String.fromCharCode(firstLetter + outcomes.indexOf(outcome))).join("");
  return join([outcomes.join(" "), of, ...columns.flatMap(packTexts)]);
}

/** A hundred thousand jobs are not judged one by one: their outcomes are, once each, and their texts as they are joined. */
function unpackJobs(packed: string): Job[] {
  const [outcomesText = "", of = "", ...columns] = split(packed);
  if (columns.length !== 12) return refuse();
  const outcomes = outcomesOf(outcomesText);
  const names = namesOf(columns);
  const [urls, starts, ends] = [3, 6, 9].map((at) => unpackTexts(columns, at)) as [Texts, Texts, Texts];
  for (const texts of [names, urls, starts, ends]) if (texts.length !== of.length) refuse();
  const jobs: Job[] = [];
  for (let nth = 0; nth < of.length; nth++) {
    const { status, conclusion } = outcomes[of.charCodeAt(nth) - firstLetter] ?? refuse();
    const startedAt = starts[nth] ?? null;
    const completedAt = ends[nth] ?? null;
    jobs.push({ name: names[nth] ?? refuse(), status, conclusion, url: urls[nth] ?? refuse(), startedAt, completedAt });
  }
  return jobs;
}

type Texts = (string | null)[];
const firstLetter = 48;

const refuse = (): never => {
  throw new Error("A suite is stored in a shape that is not known.");
};

/** What comes again in suite after suite is understood, and held, once. */
function understoodOnce<T>(most: number, understand: (text: string) => T): (text: string) => T {
  let known = new Map<string, T>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const made = understand(text);
    if (known.size >= most) known = new Map();
    known.set(text, made);
    return made;
  };
}

const outcomesOf = understoodOnce(1_000, (text): Outcome[] =>
  text
    .split(" ")
    .filter((told) => told !== "")
    .map((told) => {
      const [status, conclusion] = told.split("/");
      return outcomeSchema.parse({ status, conclusion: conclusion || null });
    }),
);

/** The jobs of a workflow are called the same at every run. */
const namesFrom = understoodOnce(10_000, (text) => unpackTexts(split(text), 0));
const namesOf = (columns: readonly string[]) => namesFrom(join(columns.slice(0, 3)));
