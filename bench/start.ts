/** How soon a process serves, and what it needs at rest: alone, and as one web instance of several on Postgres. */
import { setTimeout as sleep } from "node:timers/promises";
import { row } from "./row";
import { serve } from "./server";

const port = Number(process.env.PORT ?? 3291);
const url = process.env.TEST_DATABASE_URL;

const alone = await serve(port, {});
row({ what: "alone, on a new embedded database: serves after", result: alone.tookMs / 1000, unit: "s" });
await alone.untilRead();
await alone.stop();

if (url) {
  const env = { DATABASE_URL: url, HUD_DEMO: "pytorch-2.12" };
  const poller = await serve(port + 1, { ...env, HUD_POLLER: "on" });
  await poller.untilRead();
  const web = await serve(port, { ...env, HUD_POLLER: "off" });
  row({ what: "a web instance serves after", result: web.tookMs / 1000, unit: "s", budget: 3 });
  await sleep(10_000); // at rest
  row({ what: "a web instance at rest", result: web.rssMb(), unit: "MB", budget: 250 });
  for (const page of ["/", "/pytorch/2.12.0", "/pytorch/2.12.0/picks"]) await (await fetch(web.site + page)).text();
  await sleep(10_000);
  row({ what: "a web instance after its first pages", result: web.rssMb(), unit: "MB" });
  await web.stop();
  await poller.stop();
}
