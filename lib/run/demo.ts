/** The demo's switch: another world of the simulated GitHub, from its opening. */
import { config, showDemo } from "../config";
import { startClock } from "../config/clock";
import { sharedStore } from "../store";
import { settled } from "./after-poll";
import { demoGitHub } from "./github-access";
import { beginPolling, running } from "./process";

export async function switchDemo(scenario: string, speed?: number): Promise<boolean> {
  const here = running();
  if (!here?.simulator || config().demo === null) return false;
  await here.poller?.stop();
  await settled();
  const pace = speed ?? config().environment.demoSpeed;
  const opensAt = await here.simulator.control({ scenario, speed: pace });
  const settings = showDemo(scenario);
  startClock(opensAt, pace);
  const store = await sharedStore();
  for (const { slug } of settings.projects) await store.forgetProject(slug);
  here.github = demoGitHub(here.simulator);
  await beginPolling(settings);
  return true;
}
