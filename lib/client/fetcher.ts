/** Asks the API for one shape. A refusal is an error with the words of its problem document, never data. */
import type { ZodType } from "zod";

export class AnswerError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    text: string,
  ) {
    super(text);
    this.name = "AnswerError";
  }
}

const textOf = (value: unknown, key: string): string | null => {
  const found = typeof value === "object" && value !== null ? Reflect.get(value, key) : null;
  return typeof found === "string" ? found : null;
};

export async function ask<T>(path: string, shape: ZodType<T>, signal?: AbortSignal): Promise<T> {
  // A browser may keep an answer for a while and check it later; who asks here wants to know what is so now.
  const how: RequestInit = { headers: { accept: "application/json" }, cache: "no-cache" };
  const answer = await fetch(path, { ...how, ...(signal ? { signal } : {}) });
  const body: unknown = await answer.json().catch(() => null);
  if (!answer.ok) {
    // The session has ended or must be renewed: the page itself knows the way, and comes back here.
    if (answer.status === 401) location.reload();
    const text = textOf(body, "detail") ?? textOf(body, "title") ?? `The server answered ${answer.status}.`;
    throw new AnswerError(answer.status, textOf(body, "code") ?? "unreadable", text);
  }
  return shape.parse(body);
}
