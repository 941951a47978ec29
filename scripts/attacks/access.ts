/** Ways past the one who asks who you are, and ways to lead a reader elsewhere. */
import { createHmac } from "node:crypto";
import { type Attack, base, closed, harmless, marks, one } from "./attack";

const redirects: Attack[] = [
  "//evil.example",
  "/\\evil.example",
  "/%5cevil.example",
  "/%2f%2fevil.example/..",
  "///evil.example/%2e%2e",
].map((path) => one("open redirects", path, { path }, harmless));
redirects.push(
  one(
    "open redirects",
    "a search that leads away",
    { path: "/search?q=https%3A%2F%2Fevil.example%2Fpytorch%2Fpytorch%2Fpull%2F1" },
    harmless,
  ),
  ...[
    "https://evil.example",
    "//evil.example",
    "/\\evil.example",
    "javascript:alert(1)",
    "/%09/evil.example",
    "/sign-out",
  ].map((back) =>
    closed(
      "open redirects",
      `signing in, back to ${back}`,
      { path: `/sign-in?${new URLSearchParams({ return: back })}` },
      [200],
    ),
  ),
);

const unsigned = (payload: object): string => {
  const part = (given: object) => Buffer.from(JSON.stringify(given)).toString("base64url");
  return `${part({ alg: "none" })}.${part(payload)}.`;
};
const otherSecret = (): string => {
  const part = (given: object) => Buffer.from(JSON.stringify(given)).toString("base64url");
  const text = `${part({ alg: "HS256" })}.${part({ sub: "x", aud: "session", exp: 9_999_999_999 })}`;
  return `${text}.${createHmac("sha256", "guess").update(text).digest("base64url")}`;
};
const cookie = (value: string) => ({ cookie: `__Host-hud=${value}` });
const cookies: Attack[] = [
  closed("forged cookies", "without a signature", {
    path: base,
    headers: cookie(unsigned({ sub: "x", aud: "session", exp: 9_999_999_999 })),
  }),
  closed("forged cookies", "signed with another secret", { path: base, headers: cookie(otherSecret()) }),
  closed("forged cookies", "of 8 kB", { path: base, headers: cookie("a".repeat(8000)) }),
  closed("forged cookies", "twice", {
    path: base,
    headers: { cookie: "__Host-hud=a; __Host-hud=b; x-hud-reader=atalman" },
  }),
  closed("forged keys", "a guess as bearer", {
    path: base,
    headers: { authorization: `Bearer hud_${"a".repeat(43)}` },
  }),
  closed("forged keys", "SQL as bearer", { path: base, headers: { authorization: "Bearer hud_'OR'1'='1" } }),
  closed("forged keys", "a guess in an address", { path: `/pytorch/2.12.0/feed.atom?key=hud_${"a".repeat(43)}` }),
  closed("forged keys", "many keys in an address", { path: `/pytorch/2.12.0/calendar.ics?${"key=x&".repeat(200)}` }),
  closed("signing in", "a code of nobody's", { path: "/sign-in/callback?code=x&state=y" }),
  closed("signing in", "a script as trouble", { path: `/sign-in?trouble=${encodeURIComponent(marks.script)}` }, [200]),
  closed("signing in", "a trouble that every object has", { path: "/sign-in?trouble=constructor" }, [200]),
  closed("closed by default", "a page", { path: "/pytorch/2.12.0" }, [303]),
  closed("closed by default", "the part of a page", { path: "/pytorch/2.12.0?_rsc=1", headers: { rsc: "1" } }, [401]),
  closed("closed by default", "a path through what is open", { path: "/_next/static/../../pytorch/2.12.0" }),
  closed("closed by default", "a path through the way in", { path: "/sign-in/%2e%2e/pytorch/2.12.0" }),
  closed(
    "closed by default",
    "a reader's name in a header",
    { path: base, headers: { "x-hud-reader": "atalman" } },
    [401],
  ),
  closed("closed by default", "events", { path: "/api/v1/events" }, [401]),
  closed("closed by default", "the switch of the demo", { path: "/api/demo", method: "POST", body: "{}" }, [401]),
  closed("closed by default", "keys", { path: "/api/keys", method: "POST", body: "label=x" }, [401]),
];

export const access: Attack[] = [...redirects, ...cookies];
