import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Served, served } from "../run/test-served";
import { run } from "./run";
import { serverSource } from "./server-source";
import type { Source } from "./source";
import { storeSource } from "./store-source";
import { answerOver } from "./test-answers";
import { watch } from "./watch";

let world: Served;
let server: Server;
let database: Source;
let address = "";
const stays = async () => {};

beforeAll(async () => {
  world = await served("pytorch-2.12");
  server = createServer((request, response) => void answerOver(request, response));
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  database = { ...(await storeSource()), close: stays };
});
afterAll(async () => {
  server.close();
  await world.close();
});

async function said(words: string, source: Source) {
  const [out, err]: [string[], string[]] = [[], []];
  const terminal = {
    out: (text: string) => out.push(text),
    err: (text: string) => err.push(text),
    width: null,
    ending: AbortSignal.abort(),
  };
  const code = await run(words.split(" "), terminal, async () => source);
  return { code, out: out.join("\n"), err: err.join("\n") };
}

describe("the command line", () => {
  it.each([
    ["status", 1, "pytorch 2.12.0  NO-GO for M4"],
    ["status 2.12.0", 1, "What would flip it"],
    ["status v2.11.0", 0, "SHIPPED"],
    ["picks 2.12.0 --state pending,approved", 0, "Waiting on"],
    ["picks --waiting-on managers", 0, "#"],
    ["pr 181441", 1, "Next:"],
    ["missing", 1, "Reason"],
    ["reverts", 0, "Every revert on trunk was followed."],
    ["candidates", 0, "v2.12.0-rc"],
    ["changes --since 2026-04-20", 0, "since 2026-04-20T00:00:00"],
    ["status --at 2026-04-20", 1, "As of"],
  ])("hud %s ends with %i and says %j, from the database as from a server", async (words, code, text) => {
    const straight = await said(words, database);
    expect(straight).toEqual({ code, out: expect.stringContaining(text), err: "" });
    expect(await said(words, serverSource(address))).toEqual(straight);
  });

  it("changes are told newest first, and why an item is missing in words", async () => {
    const times = (await said("changes --since 2026-04-20", database)).out.match(/^\d{4}-\d\d-\d\d \d\d:\d\d/gm) ?? [];
    expect(times.length).toBeGreaterThan(10);
    expect(times).toEqual(times.toSorted().toReversed());
    expect((await said("missing", database)).out).toContain("Reverted on the branch");
  });

  it.each(["status", "picks", "pr 181441", "missing", "reverts", "candidates", "changes"])(
    "hud %s --json is the API's answer",
    async (words) => {
      const straight = await said(`${words} --json`, database);
      expect(JSON.parse(straight.out)).toHaveProperty("asOf");
      expect(await said(`${words} --json`, serverSource(address))).toEqual(straight);
    },
  );

  it.each([
    ["status 9.9.9", "9.9.9"],
    ["status new", "is no version"],
    ["status 2.12.0 --project nowhere", "nowhere"],
    ["status --at 2030-01-01", "is later than now"],
    ["status --at soon", "--at takes a time"],
    ["pr", "Name a pull request"],
    ["notify --test", "names nobody"],
  ])("hud %s is an error in words and ends with 2", async (words, text) => {
    for (const source of [database, serverSource(address)]) {
      const { code, out, err } = await said(words, source);
      expect([code, out]).toEqual([2, ""]);
      expect(err).toContain(text);
    }
  });

  it("a server that is not there, or is something else, is an error and no go", async () => {
    const gone = await said("status", serverSource("http://127.0.0.1:9"));
    expect(gone).toMatchObject({ code: 2, err: expect.stringContaining("No dashboard answers") });
    const other = await said("status --json", serverSource(`${address}/elsewhere`));
    expect(other.code).toBe(2);
    expect(JSON.parse(other.err)).toHaveProperty("error");
  });

  it("hud pr of what nobody knows ends with 2", async () => {
    expect(await said("pr 999999999", database)).toMatchObject({ code: 2 });
  });

  it("hud watch says the status, then a line for each change", async () => {
    const lines: string[] = [];
    const options = {
      json: false,
      project: null,
      at: null,
      since: null,
      state: null,
      author: null,
      waitingOn: null,
      allowAtRisk: false,
      width: null,
    };
    const rounds = [async () => true, () => world.pollAt("2026-04-24T18:00:00Z").then(() => true), async () => false];
    const wait = async () => (await rounds.shift()?.()) ?? false;
    expect(await watch({ source: database, given: [], options, say: (text) => lines.push(text), wait })).toBe(0);
    expect(lines[0]).toContain("NO-GO");
    expect(lines.length).toBeGreaterThan(1);
    for (const line of lines.slice(1)) expect(line).toContain("pytorch 2.12.0");
  });
});
