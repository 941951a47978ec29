/** What an attack is: what is sent, to which server, and what may come back. */
export type Sent = {
  path: string;
  method?: string;
  headers?: Record<string, string | string[]>;
  body?: string | Buffer;
};
export type Attack = {
  kind: string;
  name: string;
  on: "public" | "private";
  may: readonly number[];
  /** What the answers must say, one after the other. */
  says?: readonly RegExp[];
} & ({ send: Sent | readonly Sent[] } | { raw: string });

/** What no request of these may be answered with: everything above means that something broke. */
export const refused = [400, 401, 403, 404, 405, 408, 413, 414, 415, 429, 431] as const;
export const harmless = [200, 204, 303, 307, 308, ...refused] as const;
/** For what must get past the limits: an attack that is told to wait has tried nothing. */
export const tried = harmless.filter((status) => status !== 429);

export const hookSecret = "hook-secret-of-the-test";
export const marks = { script: "<script>alert(1)</script>", image: "<img src=x onerror=alert(1)>" };

export const payloads: Record<string, string> = {
  SQL: '\' OR 1=1; DROP TABLE "FactVersion"; --',
  "a script": marks.script,
  "an image that runs": `">${marks.image}`,
  "a template": "{{7*7}}$".concat("{7*7}<%= 7*7 %>#{7*7}"),
  "a command": "; cat /etc/passwd | `id` $(id)",
  "a query object": '{"$gt":""}',
  "a line break and a header": "x\r\nset-cookie: crept=1",
  "a null byte": "x\0.svg",
  "another name of a prototype": "__proto__",
  "a path upwards": "../../../../etc/passwd",
  "a very long text": "9".repeat(4000),
};

export const base = "/api/v1/releases/pytorch/2.12.0";
export const json = { "content-type": "application/json" };

export const one = (
  kind: string,
  name: string,
  send: Sent | readonly Sent[],
  may: readonly number[] = refused,
): Attack => {
  return { kind, name, on: "public", may, send };
};

export const closed = (
  kind: string,
  name: string,
  send: Sent | readonly Sent[],
  may: readonly number[] = [401, 303, 403, 404, 405, 400],
): Attack => {
  return { kind, name, on: "private", may, send };
};
