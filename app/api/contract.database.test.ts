import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import ICAL from "ical.js";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { problemTitles } from "@/lib/http/problem";
import { openApi } from "@/lib/out/openapi/document";
import { type Operation, operations } from "@/lib/out/openapi/operations";
import { problemCodes } from "@/lib/out/openapi/schemas";
import { type Served, served } from "@/lib/run/test-served";
import { addressOf, faultsOf, get, problemFaults, routeFile, routeOf } from "./test-contract";

let world: Served;
beforeAll(async () => {
  world = await served("pytorch-2.12");
});
afterAll(() => world.close());

const gets = operations.filter(({ method, id }) => method === "get" && id !== "events");
const ofMoment = gets.filter(({ moment }) => moment);
/** The newest version that is out in this world. */
const withNotes = "2.11.0";
const posts = operations.filter(({ body }) => body !== null);
const needed = (operation: Operation): Record<string, string> =>
  ["lookup", "notesSearch"].includes(operation.id) ? { q: "181441" } : {};
const each = (list: readonly Operation[]) => list.map((one) => [one.id, one] as const);

describe("the published document", () => {
  const document = openApi("1.2.3") as { paths: Record<string, Record<string, { operationId: string }>> };

  it("names every address of the API, and each has its route", () => {
    const published =
      /^app\/(?:api\/v1\/.*|api\/webhooks\/.*|.*(?:\.ics|\.atom|\.svg|healthz|readyz|metrics)\/)route\.ts$/;
    const files = readdirSync("app", { recursive: true, withFileTypes: true });
    const routes = files.map((file) => path.join(file.parentPath, file.name)).filter((file) => published.test(file));
    expect(new Set(operations.map(routeFile))).toEqual(new Set(routes));
  });

  it("points only to what it holds, and names each operation once", () => {
    const text = JSON.stringify(document);
    for (const [, name = ""] of text.matchAll(/"#\/components\/schemas\/(\w+)"/g))
      expect(text).toContain(`"${name}":{`);
    const ids = Object.values(document.paths).flatMap((one) =>
      Object.values(one).map(({ operationId }) => operationId),
    );
    expect(new Set(ids).size).toBe(ids.length);
  });

  it("knows every code of a problem", () => {
    expect([...problemCodes].sort()).toEqual(problemTitles.map(({ code }) => code).sort());
  });

  it("is what the address answers", async () => {
    const [operation] = operations.filter(({ id }) => id === "openapi");
    if (!operation) throw new Error("no such operation");
    const { version } = JSON.parse(readFileSync("package.json", "utf8")) as { version: string };
    expect(await (await get(operation)).json()).toEqual(JSON.parse(JSON.stringify(openApi(version))));
  });
});

describe.each(each(gets))("GET %s", (_, operation) => {
  it("answers as documented, for every release and in every moment", async () => {
    const versions =
      operation.path.includes("{version}") && operation.id !== "pickFeed" ? await allVersions() : ["2.12.0"];
    const moments = operation.moment
      ? [null, "2026-04-24T11:00:00Z", ...(operation.id === "pickFeed" ? [] : ["2026-04-20"])]
      : [null];
    for (const version of versions) {
      for (const at of moments) {
        const query = { ...needed(operation), ...(at ? { at } : {}) };
        const answer = await get(operation, { path: { version }, query });
        const where = `${addressOf(operation, { path: { version }, query })} → ${answer.status}`;
        if (operation.id === "notes" && answer.status === 404 && version !== withNotes) continue;
        expect(answer.status, where).toBe(200);
        expect(answer.headers.get("content-type"), where).toContain(operation.answer.type);
        if (operation.answer.schema) expect(faultsOf(operation.answer.schema, await answer.json()), where).toEqual([]);
      }
    }
  });

  it("takes every documented parameter", async () => {
    for (const { name, example } of operation.parameters.filter((one) => one.in === "query")) {
      const answer = await get(operation, { query: { ...needed(operation), [name]: example } });
      if (operation.id === "notes") expect([200, 404]).toContain(answer.status);
      else expect(answer.status, name).toBe(200);
    }
  });
});

async function allVersions(): Promise<string[]> {
  const [operation] = operations;
  if (!operation) throw new Error("no operations");
  const { releases } = (await (await get(operation)).json()) as { releases: { version: string }[] };
  expect(releases.length).toBeGreaterThan(1);
  return releases.map(({ version }) => version);
}

describe.each(each(ofMoment))("GET %s, as every GET", (id, operation) => {
  const named: Record<string, string> = id === "notes" ? { version: withNotes } : {};

  it("carries an ETag, and 304 without a body for who has it", async () => {
    const first = await get(operation, { path: named, query: needed(operation) });
    const etag = first.headers.get("etag") ?? "";
    expect(etag).toMatch(/^"[\w-]{22}"$/);
    const second = await get(operation, { path: named, query: needed(operation), headers: { "if-none-match": etag } });
    expect([second.status, await second.text()]).toEqual([304, ""]);
    expect(second.headers.get("etag")).toBe(etag);
  });

  it.each([
    ["a moment that has not been", "?at=2027-01-01T00:00:00Z", "time-in-future"],
    ["what is no moment", "?at=soon", "bad-time"],
    ["a day that there is not", "?at=2026-02-31", "bad-time"],
    ["broken UTF-8", "?at=%ff%fe", "bad-request"],
    ["10,000 characters", `?at=${"9".repeat(10_000)}`, "bad-request"],
    ["a name of 10,000 characters", `?${"n".repeat(10_000)}=1`, "bad-request"],
    ["a character that no text has", "?at=%00", "bad-request"],
  ])("refuses %s", async (_, query, code) => {
    const answer = await get(operation, {}, query);
    expect(await answer.clone().json()).toMatchObject({ code, status: 400 });
    expect(await problemFaults(operation, answer)).toEqual([]);
  });
});

describe.each(each(gets.filter(({ parameters }) => parameters.some((one) => one.in === "path"))))(
  "GET %s",
  (_, operation) => {
    const odd = ["nowhere", "", "..", "9".repeat(10_000), "\0", "\ufffd", "__proto__", "2.12.0 ", "%", "<script>"];
    it("refuses names that there are not, and never fails on any", async () => {
      for (const { name } of operation.parameters.filter((one) => one.in === "path")) {
        for (const value of odd) {
          const answer = await get(operation, { path: { [name]: value } });
          if (name === "login" && value === "nowhere")
            expect(answer.status).toBe(200); // a login to whom nothing happened
          else expect(await problemFaults(operation, answer), `${name}=${value.slice(0, 20)}`).toEqual([]);
        }
      }
    });
  },
);

describe("parameters of the wrong kind", () => {
  it.each([
    ["releases", "state", "frozen"],
    ["picks", "state", "pending,frozen"],
    ["picks", "state", ""],
    ["picks", "author", "not a login"],
    ["picks", "waitingOn", "-"],
    ["ci", "commits", "0"],
    ["ci", "commits", "-1"],
    ["ci", "commits", "1e9"],
    ["ci", "commits", "99999999999999999999"],
    ["ci", "commits", "many"],
    ["changes", "since", "yesterday"],
    ["changes", "since", "2027-01-01"],
    ["history", "metric", "mood"],
    ["badge", "style", "round"],
    ["badge", "show", "mood"],
    ["lookup", "q", ""],
    ["lookup", "q", "x".repeat(10_000)],
    ["notesSearch", "q", ""],
    ["notesSearch", "q", "x".repeat(500)],
  ])("%s?%s=%s is refused", async (id, name, value) => {
    const operation = operations.find((one) => one.id === id);
    if (!operation) throw new Error(`no operation ${id}`);
    expect(await problemFaults(operation, await get(operation, { query: { [name]: value } }))).toEqual([]);
  });

  it("a since that is later than its at is refused", async () => {
    const operation = operations.find((one) => one.id === "changes");
    if (!operation) throw new Error("no changes");
    const answer = await get(operation, { query: { at: "2026-04-20", since: "2026-04-22" } });
    expect(await problemFaults(operation, answer)).toEqual([]);
  });

  it("whatever is asked, nothing fails", async () => {
    const value = fc.oneof(fc.string(), fc.string({ unit: "binary" }), fc.double().map(String), fc.webUrl());
    const asked = fc.record({
      operation: fc.constantFrom(...ofMoment),
      name: fc.constantFrom("at", "q", "state", "author", "waitingOn", "commits", "since", "metric", "style", "x"),
      value,
    });
    await fc.assert(
      fc.asyncProperty(asked, async ({ operation, name, value: text }) => {
        const answer = await get(operation, { query: { ...needed(operation), [name]: text } });
        expect(answer.status).toBeLessThan(500);
      }),
      { numRuns: 150 },
    );
  });
});

describe("methods", () => {
  it.each(each(operations.filter(({ path }) => path.startsWith("/api/v1"))))(
    "%s refuses what it does not take",
    async (_, operation) => {
      const route = await routeOf(operation);
      const context = { params: Promise.resolve({}) };
      for (const method of ["GET", "POST", "PUT", "PATCH", "DELETE"] as const) {
        if (method.toLowerCase() === operation.method) continue;
        const answer = await route[method]?.(new Request("http://localhost/", { method }), context);
        expect(answer?.headers.get("allow"), method).toContain(operation.method.toUpperCase());
        expect(answer ? await problemFaults(operation, answer) : ["is not there"], method).toEqual([]);
      }
    },
  );

  it.each(each(operations.filter(({ path }) => path.startsWith("/api/v1"))))(
    "%s may be asked by other sites",
    async (_, operation) => {
      const { OPTIONS } = await routeOf(operation);
      const answer = await OPTIONS?.(new Request("http://localhost/", { method: "OPTIONS" }), {
        params: Promise.resolve({}),
      });
      expect(answer?.status).toBe(204);
      expect(answer?.headers.get("access-control-allow-origin")).toBe("*");
      expect(answer?.headers.get("access-control-allow-headers")).toContain("if-none-match");
      expect(answer?.headers.get("access-control-allow-methods")).toContain(operation.method.toUpperCase());
    },
  );
});

describe.each(each(posts))("POST %s", (_, operation) => {
  const post = async (body: BodyInit, headers: Record<string, string> = { "content-type": "application/json" }) => {
    const { POST } = await routeOf(operation);
    if (!POST) throw new Error("no POST");
    const request = new Request(`http://localhost${operation.path}`, { method: "POST", body, headers });
    return POST(request, { params: Promise.resolve({}) });
  };
  const example = operation.body?.example as Record<string, unknown>;

  it("answers its documented example as documented", async () => {
    const answer = await post(JSON.stringify(example));
    expect(answer.status).toBe(200);
    expect(faultsOf(operation.body?.schema ?? "", example)).toEqual([]);
    expect(faultsOf(operation.answer.schema ?? "", await answer.json())).toEqual([]);
  });

  it.each<[string, BodyInit, number]>([
    ["more than 256 KiB", JSON.stringify({ body: "x".repeat(256 * 1024) }), 413],
    ["what is no JSON", "{", 400],
    ["nothing", "", 400],
    ["null", "null", 400],
    ["a list", "[]", 400],
    ["bytes that are no text", new Uint8Array([0x7b, 0xff, 0xfe]), 400],
    ["fields of other types", JSON.stringify({ ...example, body: 7, createdAt: {} }), 400],
    ["a time that is none", JSON.stringify({ ...example, createdAt: "soon" }), 400],
    ["a repository that is none", JSON.stringify({ ...example, repo: "nowhere" }), 400],
  ])("refuses %s", async (_, body, status) => {
    const answer = await post(body);
    expect(answer.status).toBe(status);
    expect(await problemFaults(operation, answer)).toEqual([]);
  });

  it("refuses a body of another type", async () => {
    const answer = await post("<x/>", { "content-type": "application/xml" });
    expect(answer.status).toBe(415);
    expect(await problemFaults(operation, answer)).toEqual([]);
  });

  it("takes any human text", async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: "binary", maxLength: 2000 }), async (body) => {
        const answer = await post(JSON.stringify({ ...example, body }));
        expect(answer.status).toBe(200);
        expect(faultsOf(operation.answer.schema ?? "", await answer.json())).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});

describe("files for other programs", () => {
  const text = async (id: string, query: Record<string, string> = {}, path: Record<string, string> = {}) => {
    const operation = operations.find((one) => one.id === id);
    if (!operation) throw new Error(`no operation ${id}`);
    return (await get(operation, { query, path })).text();
  };
  const m41 = (calendar: string) => {
    const events = new ICAL.Component(ICAL.parse(calendar))
      .getAllSubcomponents("vevent")
      .map((one) => new ICAL.Event(one));
    const event = events.find(({ uid }) => uid === "pytorch-2.12.0-m4.1@release-hud");
    return { day: event?.startDate.toString(), sequence: event?.sequence ?? -1 };
  };

  it("a slip moves the event in a calendar that was read before it", async () => {
    const before = m41(await text("calendar", { at: "2026-04-20" }));
    const after = m41(await text("calendar"));
    expect([before.day, after.day]).toEqual(["2026-05-04", "2026-05-06"]);
    expect(after.sequence).toBeGreaterThan(before.sequence);
  });

  it("a feed tells of requests, decisions in edited comments, merges, reverts, slips and candidates", async () => {
    const feed = await text("releaseFeed");
    for (const said of [
      "Requested on the tracker",
      "Said to be reverted (atalman)",
      "merged to release/2.12",
      "M4.1 moved from 4 May to 6 May",
      "tagged",
    ])
      expect(feed).toContain(said);
  });

  it("a feed of a pick or of a person holds only what is theirs", async () => {
    const pick = await text("pickFeed");
    const ids = [...pick.matchAll(/<id>tag:release-hud,2026:(.*?)<\/id>/g)].map((match) => match[1]);
    expect(ids.length).toBeGreaterThan(2);
    for (const id of ids) expect(id).toMatch(/^pytorch\/2\.12\.0\/picks\/4298545601-0/);
    expect(await text("personFeed", {}, { login: "nobody-here" })).not.toContain("<entry>");
    expect(await text("personFeed", {}, { login: "ATALMAN" })).toContain("<entry>");
  });
});

describe("before anything was read", () => {
  it("an answer is refused with when to ask again, and no list is empty and green", async () => {
    await world.store.forgetProject(world.project.slug);
    for (const operation of gets.filter(({ refusals }) => refusals.includes(503) && refusals.includes(404))) {
      const answer = await get(operation, { query: needed(operation) });
      expect(answer.status, operation.id).toBe(503);
      expect(await problemFaults(operation, answer)).toEqual([]);
    }
    const sources = operations.find(({ id }) => id === "sources");
    if (!sources) throw new Error("no sources");
    expect(await (await get(sources)).json()).toMatchObject({ complete: false });
  });
});
