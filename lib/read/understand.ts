import type { z } from "zod";
import { config } from "../config";
import { gitHubAddresses } from "../config/github-addresses";
import { understandComment, understandTracker } from "../documents";
import { understandCommentAsked, understandTrackerAsked } from "../view/understand-schemas";
import { type Answer, answer, refuse } from "./answer";

/** A body may hold this much text; a person's request is a thousandth of it. */
export const mostUnderstoodBytes = 256 * 1024;

export const understandTrackerText = (text: string): Answer<unknown> =>
  understand(text, understandTrackerAsked, understandTracker);

export const understandCommentText = (text: string): Answer<unknown> =>
  understand(text, understandCommentAsked, (asked) =>
    understandComment(asked, gitHubAddresses(config().environment.apiUrl).web),
  );

function understand<T>(text: string, asked: z.ZodType<T>, read: (input: T) => unknown): Answer<unknown> {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return refuse("bad-request", "The body is not JSON.");
  }
  const parsed = asked.safeParse(data);
  if (parsed.success) return answer(read(parsed.data));
  const faults = parsed.error.issues.slice(0, 10).map(({ path, message }) => `${path.join(".") || "body"}: ${message}`);
  return refuse("bad-request", faults.join("; "));
}
