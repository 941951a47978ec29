/** A first read goes on in one process, and pages are made in another: they tell how far it is. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { expect, it } from "vitest";
import type { PollerOrder } from "../poll/test-poller";
import { testWorld } from "../poll/test-world";
import { createStore } from "../store";
import { databaseKinds } from "../store/test-databases";
import { readProgress } from "./progress";

/** An embedded database has one process only. */
const shared = databaseKinds.filter(({ name }) => name === "postgres");

it.skipIf(shared.length === 0).each(shared)(
  "the first read that another process does shows what is read, how much, and what is left ($name)",
  async ({ create }) => {
    const place = await create();
    const world = await testWorld({ github: { timeoutMs: 30_000 } });
    const db = await place.open();
    const store = createStore(db);
    const told = new Set<string>();
    /** Between two questions of the poller a reader looks. */
    const between = createServer(async (asked, answer) => {
      const body = await text(asked);
      const reading = await readProgress(store, "pytorch", await store.sourcesAt("pytorch", null));
      if (reading) told.add(reading.text);
      const headers = { "content-type": "application/json", authorization: asked.headers.authorization ?? "" };
      const got = await fetch(`${world.simulator.url}${asked.url}`, { method: "POST", body, headers });
      answer.writeHead(got.status, { "content-type": "application/json" }).end(await got.text());
    });
    await once(between.listen(0, "127.0.0.1"), "listening");
    const url = `http://127.0.0.1:${(between.address() as AddressInfo).port}`;
    const order: PollerOrder = {
      where: place.where,
      url,
      holder: "other",
      now: world.simulator.clock.now(),
      leaseMs: 60_000,
    };
    const child = spawn(process.execPath, ["--import", "tsx", "lib/poll/test-poller.ts"], {
      stdio: ["pipe", "pipe", "inherit"],
    });
    child.stdin.write(`${JSON.stringify(order)}\n`);
    const gone = once(child, "exit");
    let said = "";
    for await (const part of child.stdout) {
      said += part;
      if (said.includes('"outcome"')) break;
    }
    child.kill("SIGKILL");
    await gone;
    try {
      expect(said).toContain('"outcome":"ok"');
      const lines = [...told];
      expect(lines).toContainEqual(
        expect.stringMatching(/^Reading comments on trackers: \d+ of \d+, then pull requests, .*RELEASE\.md/),
      );
      expect(lines).toContainEqual(expect.stringMatching(/^Reading CI: \d+ of \d+, then commits on main, companions/));
      expect(lines).toContainEqual(expect.stringMatching(/^Reading companions and nightlies(: \d+ of \d+)?$/));
      // When it is over nothing is told any more.
      expect(await store.memo("pytorch")).not.toHaveProperty("progress");
      expect(await readProgress(store, "pytorch", [])).toBeNull();
    } finally {
      between.close();
      await world.simulator.close();
      await db.close();
      await place.remove();
    }
  },
);
