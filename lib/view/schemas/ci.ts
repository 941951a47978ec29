/** Candidates, builds and runs. */
import { z } from "zod";
import { login, time } from "./common";
import { checkStateSchema } from "./release";

export const cellStateSchema = z.enum(["pass", "fail", "flaky", "running", "cancelled", "skipped", "absent"]);

export const candidateSchema = z.object({
  tag: z.string(),
  sha: z.string(),
  at: time,
  by: login.nullable(),
  url: z.string(),
  contains: z.object({ picks: z.number(), commits: z.number() }),
  entered: z.array(z.string()),
  left: z.array(z.string()),
  withoutPick: z.array(z.object({ sha: z.string(), title: z.string(), url: z.string() })),
  builds: z.array(z.object({ workflow: z.string(), state: cellStateSchema, url: z.string() })),
  isHead: z.boolean(),
});

export const ciCellSchema = z.object({
  sha: z.string(),
  state: cellStateSchema,
  url: z.string().nullable(),
  failedJobs: z.array(z.object({ name: z.string(), url: z.string() })),
  flakyJobs: z.array(z.string()),
  running: z.object({ done: z.number(), total: z.number() }).nullable(),
});

export const ciWorkflowSchema = z.object({
  name: z.string(),
  state: cellStateSchema,
  expected: z.boolean(),
  binary: z.boolean(),
  failingSince: z.string().nullable(),
  suspects: z.array(z.string()),
  passRate: z.number().nullable(),
  cells: z.array(ciCellSchema),
  jobs: z.array(z.object({ name: z.string(), states: z.array(cellStateSchema) })).optional(),
});

export const ciSchema = z.object({
  repo: z.string(),
  branch: z.string(),
  head: z.object({ sha: z.string(), at: time }).nullable(),
  state: checkStateSchema,
  passRate: z.number().nullable(),
  commits: z.array(
    z.object({
      sha: z.string(),
      at: time,
      title: z.string(),
      author: login.nullable(),
      url: z.string(),
      pick: z.string().nullable(),
    }),
  ),
  workflows: z.array(ciWorkflowSchema),
});
