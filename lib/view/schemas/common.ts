import { z } from "zod";

export const login = z.string();
export const time = z.string().meta({ format: "date-time" });

export const problemSchema = z.object({
  code: z.string(),
  text: z.string(),
  line: z.number().optional(),
  url: z.string().optional(),
});

export const refSchema = z.object({
  repo: z.string(),
  number: z.number().optional(),
  sha: z.string().optional(),
  url: z.string(),
  title: z.string().optional(),
  state: z.enum(["open", "landed", "closed", "reverted", "relanded"]).optional(),
  mergedAt: time.nullable().optional(),
  commit: z.string().nullable().optional(),
});
