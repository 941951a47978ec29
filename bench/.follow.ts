import { differences } from "../lib/poll/test-compare";
import { testWorld } from "../lib/poll/test-world";

const from = Date.parse(process.argv[2] ?? "2026-04-13T00:00:00Z"),
  to = Date.parse(process.argv[3] ?? "2026-05-15T00:00:00Z"),
  steps = Number(process.argv[4] ?? 40);
const isDueEvery = 0;
const w = await testWorld({ now: new Date(from).toISOString(), scenario: process.argv[5] ?? "pytorch-2.12" });
for (let n = 0; n <= steps; n++) {
  const now = new Date(from + ((to - from) * n) / steps).toISOString();
  w.simulator.control({ now });
  const out = await w.poll();
  if (n % Number(process.argv[6] ?? 1)) {
    console.log(now, out.outcome, out.requests, out.points, out.changed);
    continue;
  }
  const fresh = await w.fresh();
  const diff = await differences(w.store, fresh);
  console.log(
    now,
    out.outcome,
    out.requests,
    out.points,
    out.changed,
    out.error ?? "",
    diff.length,
    JSON.stringify(diff.slice(0, 6)),
  );
}
await w.simulator.close();
