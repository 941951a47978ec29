/** Problem documents (RFC 9457): what went wrong, with a code that stays. */
const statusOf = {
  "bad-request": 400,
  "bad-time": 400,
  "time-in-future": 400,
  "not-signed-in": 401,
  forbidden: 403,
  "not-found": 404,
  "method-not-allowed": 405,
  "request-timeout": 408,
  "body-too-large": 413,
  "unsupported-media-type": 415,
  "too-many-requests": 429,
  internal: 500,
  unavailable: 503,
} as const;

export type ProblemCode = keyof typeof statusOf;

const titles: Record<ProblemCode, string> = {
  "bad-request": "The request cannot be understood",
  "bad-time": "The time cannot be read",
  "time-in-future": "The time lies in the future",
  "not-signed-in": "Sign in first",
  forbidden: "This is not allowed",
  "not-found": "There is no such thing here",
  "method-not-allowed": "This address takes other methods",
  "request-timeout": "The request took too long",
  "body-too-large": "The body is too large",
  "unsupported-media-type": "The body has another type than expected",
  "too-many-requests": "Too many requests",
  internal: "Something failed here",
  unavailable: "Not available right now",
};

export function problemBody(code: ProblemCode, detail: string) {
  return { type: `/api#problem-${code}`, title: titles[code], status: statusOf[code], code, detail };
}

export function problem(code: ProblemCode, detail: string, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(problemBody(code, detail)), {
    status: statusOf[code],
    headers: {
      "content-type": "application/problem+json",
      "cache-control": "no-store",
      "access-control-allow-origin": "*",
      ...headers,
    },
  });
}

/** Every problem there is, for the page that explains them. */
export const problemTitles = (Object.keys(statusOf) as ProblemCode[]).map((code) => {
  return { code, status: statusOf[code], title: titles[code] };
});
