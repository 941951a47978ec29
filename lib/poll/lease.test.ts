import { expect, it } from "vitest";
import { startPoller } from "./scheduler";
import { quiet, testWorld } from "./test-world";

it("a database that is silent is not asked again for a lease before it has answered", async () => {
  const world = await testWorld();
  const { project, store, github, simulator } = world;
  let asked = 0;
  store.acquireLease = () => {
    asked += 1;
    return asked === 1 ? Promise.resolve(1n) : new Promise(() => {});
  };
  let polled = () => {};
  const first = new Promise<void>((done) => {
    polled = done;
  });
  const poller = startPoller({
    projects: [project],
    github,
    store,
    log: quiet,
    holder: "one",
    now: () => simulator.clock.now(),
    pollSeconds: 60,
    leaseMs: 3, // so that it is renewed hundreds of times while a poll runs
    sleep: (_, signal) => {
      polled();
      return new Promise((wake) => signal.addEventListener("abort", () => wake(), { once: true }));
    },
  });
  await first;
  expect(asked).toBe(2);
  await poller.stop();
  await simulator.close();
});

it("a disk that is full is named in the log, and the poller tries again", async () => {
  const world = await testWorld();
  const { project, store, github, simulator } = world;
  const full = "Raw query failed. Code: `53100`. Message: `could not extend file: No space left on device`";
  let left = 2;
  const acquire = store.acquireLease.bind(store);
  store.acquireLease = (...given) => (left-- > 0 ? Promise.reject(new Error(full)) : acquire(...given));
  const warned: string[] = [];
  let polled = () => {};
  const first = new Promise<void>((done) => {
    polled = done;
  });
  const poller = startPoller({
    projects: [project],
    github,
    store,
    log: { ...quiet, warn: (_, text) => warned.push(text) },
    holder: "one",
    now: () => simulator.clock.now(),
    pollSeconds: 60,
    leaseMs: 60_000,
    sleep: async () => {},
    onPoll: () => polled(),
  });
  await first;
  await poller.stop();
  await simulator.close();
  expect(warned.slice(0, 2).every((text) => text.startsWith("The database's disk is full"))).toBe(true);
  expect(warned).toHaveLength(2);
});
