/** How many answers went out, by kind and status: one count for all bundles of the process. */
import type { ServerResponse } from "node:http";

/** A handful, and never the address: each is a time series of its own. */
export type AnswerKind = "api" | "badge" | "events" | "feed" | "file" | "page" | "probe" | "webhook";
export type AnswerCount = { kind: AnswerKind; status: number; count: number };

const held = globalThis as { __hudAnswers?: Map<string, AnswerCount> };
held.__hudAnswers ??= new Map();
const counts = held.__hudAnswers;

const kinds: readonly [RegExp, AnswerKind][] = [
  [/^\/(?:healthz|readyz|metrics)\/?$/, "probe"],
  [/^\/api\/v1\/events\/?$/, "events"],
  [/^\/api\/webhooks\//, "webhook"],
  [/^\/api\/./, "api"],
  [/\.(?:atom|ics)$/, "feed"],
  [/\/badge\.svg$/, "badge"],
  [/^\/(?:_next|icons)\/|\.(?:css|ico|js|json|map|png|svg|txt|webmanifest|woff2?)$/, "file"],
];

export const kindOf = (path: string): AnswerKind => kinds.find(([shape]) => shape.test(path))?.[1] ?? "page";

/** An answer that is over, whoever made or refused it. A reader who left before its head got none. */
export function countAnswer(path: string, { headersSent, statusCode: status }: ServerResponse): void {
  if (!headersSent) return;
  const kind = kindOf(path);
  const name = `${kind} ${status}`;
  counts.set(name, { kind, status, count: (counts.get(name)?.count ?? 0) + 1 });
}

export const answerCounts = (): readonly AnswerCount[] => [...counts.values()];
