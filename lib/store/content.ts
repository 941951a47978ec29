import { createHash } from "node:crypto";
import { type Fact, factSchema, type Job, type SuiteFact } from "../domain/facts";

/** JSON with its keys in order, so that equal facts have equal text whoever made them. */
export function stableJson(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === "object" && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}

export function contentOf(fact: Fact): { hash: string; body: string } {
  const body = stableJson(pack(fact));
  return { hash: createHash("sha256").update(body).digest("hex").slice(0, 32), body };
}

/**
 * Suites hold most of the bytes: their jobs are kept as rows without names, and without the start that their
 * addresses share. Half the bytes is half the time to read a release back.
 */
type PackedJob = [string, Job["status"], Job["conclusion"], string, string | null, string | null];
type PackedSuite = Omit<SuiteFact, "jobs"> & { jobsAt: string; jobs: PackedJob[] };

function pack(fact: Fact): unknown {
  if (fact.kind !== "suite") return fact;
  const jobsAt = sharedStart(fact.jobs.map((job) => job.url));
  const jobs = fact.jobs.map((job): PackedJob => {
    const { name, status, conclusion, url, startedAt, completedAt } = job;
    return [name, status, conclusion, url.slice(jobsAt.length), startedAt, completedAt];
  });
  return { ...fact, jobsAt, jobs } satisfies PackedSuite;
}

/** The schema judges what comes out: a body of another shape is refused there. */
function unpack(stored: unknown): unknown {
  if (typeof stored !== "object" || stored === null || !("jobsAt" in stored)) return stored;
  const { jobsAt, ...suite } = stored as PackedSuite;
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

const mostKept = 40_000;

/** Facts by content hash: parsed once, shared by every moment at which they held. Bounded, oldest use out first. */
export function factCache() {
  const kept = new Map<string, Fact>();
  return {
    get(hash: string): Fact | undefined {
      const fact = kept.get(hash);
      if (!fact) return undefined;
      kept.delete(hash);
      kept.set(hash, fact);
      return fact;
    },
    read(hash: string, body: string): Fact {
      const fact = factSchema.parse(unpack(JSON.parse(body)));
      kept.set(hash, fact);
      const oldest = kept.size > mostKept ? kept.keys().next().value : undefined;
      if (oldest !== undefined) kept.delete(oldest);
      return fact;
    },
  };
}

export type FactCache = ReturnType<typeof factCache>;
