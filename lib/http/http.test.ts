import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DatabaseAway } from "../domain/away";
import { standAtDoor } from "./front-door";
import { askedTime } from "./moment";
import { apiGet } from "./route";

const now = "2026-04-24T14:32:00.000Z";
const ask = (query: string, headers: Record<string, string> = {}) => {
  const handler = apiGet(
    () => now,
    async ({ at }) =>
      at === "2026-04-01T00:00:00.000Z" ? { ok: false, code: "not-found", text: "no" } : { ok: true, value: { at } },
  );
  return handler(new Request(`http://localhost/api/v1/x${query}`, { headers }), { params: Promise.resolve({}) });
};

describe("answers of the API", () => {
  it("carry an ETag, and 304 for who has it", async () => {
    const first = await ask("");
    const etag = first.headers.get("etag") ?? "";
    expect(etag).toMatch(/^"[\w-]{22}"$/);
    for (const known of [etag, `W/${etag}`, `"other", ${etag}`, "*"]) {
      const second = await ask("", { "if-none-match": known });
      expect([second.status, await second.text()]).toEqual([304, ""]);
    }
    expect((await ask("", { "if-none-match": '"other"' })).status).toBe(200);
  });

  it("may be kept for ever when they speak of the past", async () => {
    expect((await ask("?at=2026-04-20T00:00:00Z")).headers.get("cache-control")).toContain("immutable");
    expect((await ask("")).headers.get("cache-control")).toContain("stale-while-revalidate");
    const told = apiGet(
      () => now,
      async () => ({ ok: true, value: {} }),
      false,
    );
    const sinceThen = new Request("http://localhost/?at=2026-04-20T00:00:00Z");
    const answer = await told(sinceThen, { params: Promise.resolve({}) });
    expect(answer.headers.get("cache-control")).toContain("stale-while-revalidate");
  });

  it("may not be kept for ever before everything was read once", async () => {
    standAtDoor({ settles: () => false });
    const { headers } = await ask("?at=2026-04-20T00:00:00Z");
    standAtDoor();
    expect(headers.get("cache-control")).toContain("stale-while-revalidate");
  });

  it.each([
    ["?at=2026-04-24T14:33:00Z", 400, "time-in-future"],
    ["?at=yesterday", 400, "bad-time"],
    ["?at=2026-13-45", 400, "bad-time"],
    ["?at=-271821-04-20T00:00:00Z", 400, "bad-time"],
    ["?at=2026-04-01", 404, "not-found"],
  ])("%s is a problem document", async (query, status, code) => {
    const answer = await ask(query);
    expect(answer.headers.get("content-type")).toBe("application/problem+json");
    expect(await answer.json()).toMatchObject({ status, code });
    expect(answer.status).toBe(status);
  });

  it("a database that is away is no fault of this program: the answer says when to ask again", async () => {
    const handler = apiGet(
      () => now,
      () => Promise.reject(new DatabaseAway(new Error("connect ECONNREFUSED 10.1.2.3:5432"))),
    );
    const answer = await handler(new Request("http://localhost/api/v1/x"), { params: Promise.resolve({}) });
    const { code, detail } = (await answer.json()) as { code: string; detail: string };
    expect([answer.status, code, answer.headers.get("retry-after")]).toEqual([503, "unavailable", "5"]);
    expect(detail).toContain("The database does not answer.");
    expect(detail).not.toContain("10.1.2.3");
  });

  it("a failure shows an id and nothing of what failed", async () => {
    const broken = apiGet(
      () => now,
      () => Promise.reject(new Error("secret details")),
    );
    const answer = await broken(new Request("http://localhost/"), { params: Promise.resolve({}) });
    expect(answer.status).toBe(500);
    expect(await answer.text()).not.toContain("secret");
  });

  it("reads times with any zone, also where a plus became a space", () => {
    expect(askedTime("2026-04-24T10:00:00 02:00", now)).toEqual({ ok: true, at: "2026-04-24T08:00:00.000Z" });
  });

  it("never throws on what is given as a time", () => {
    fc.assert(fc.property(fc.string(), (text) => typeof askedTime(text, now).ok === "boolean"));
  });
});
