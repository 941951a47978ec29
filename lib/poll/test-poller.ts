/** A poller as a process of its own, for tests that kill it. Waits for its order, and prints one line for each poll. */
import { once } from "node:events";
import { createInterface } from "node:readline";
import { demoProjects } from "../config/demo";
import { createGitHub } from "../github/client";
import { createStore, openDatabase, type Where } from "../store";
import { startPoller } from "./scheduler";

export type PollerOrder = { where: Where; url: string; holder: string; now: string; leaseMs: number };

const [told] = await once(createInterface({ input: process.stdin }), "line");
const order = JSON.parse(told) as PollerOrder;
const say = (line: object): void => void process.stdout.write(`${JSON.stringify(line)}\n`);
const store = createStore(await openDatabase(order.where));
say({ open: true });
startPoller({
  projects: demoProjects("pytorch-2.12"),
  github: createGitHub({ access: { kind: "token", token: "t" }, apiUrl: order.url }),
  store,
  log: { info: () => {}, warn: (fields, text) => say({ ...fields, text }) },
  holder: order.holder,
  now: () => order.now,
  pollSeconds: 1,
  leaseMs: order.leaseMs,
  onPoll: ({ outcome, changed }) => say({ holder: order.holder, outcome, changed, at: Date.now() }),
});
