/** A message: what happened, where to look, who does what next. Stored as JSON, parsed when it is read back. */
import { z } from "zod";

const action = z.object({ who: z.array(z.string()), what: z.string(), url: z.string() });

export const messageSchema = z.object({
  event: z.enum(["changes", "verdict", "test"]),
  project: z.string(),
  version: z.string(),
  at: z.string(),
  title: z.string(),
  text: z.string(),
  /** The release's page; on GitHub where the dashboard's address is not configured. */
  url: z.string(),
  next: z.array(action),
  changes: z.array(
    z.object({
      kind: z.string(),
      at: z.string(),
      text: z.string(),
      url: z.string(),
      who: z.array(z.string()),
      next: action.nullable(),
    }),
  ),
  verdict: z.object({ from: z.string(), to: z.string(), times: z.number() }).nullable(),
});

export type Message = z.infer<typeof messageSchema>;
export type Action = z.infer<typeof action>;
