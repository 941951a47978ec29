import { checkRequest } from "../documents";
import type { CheckView } from "../view/understand-schemas";
import { type Answer, type AskedRelease, answer, openRelease, refuse } from "./answer";

const longest = 20_000;

/** A request before it is posted: what will be understood, which criterion it meets, what it lacks. */
export async function readCheck(asked: AskedRelease & { body: string }): Promise<Answer<CheckView>> {
  if (asked.body.length > longest) return refuse("bad-request", `A request may have at most ${longest} characters.`);
  const opened = await openRelease(asked);
  if (!opened.ok) return opened;
  const { moment, judged } = opened.value;
  const found = moment.releases.find((release) => release.version === asked.version);
  if (!found) return refuse("not-found", `${asked.version} has no tracker.`);
  const checked = checkRequest({
    body: asked.body,
    createdAt: moment.now,
    author: null,
    repo: judged.reconciled.release.repo,
    tracker: found.text,
    managers: found.text.managers,
    site: new URL(judged.reconciled.release.tracker.url).origin,
  });
  const phase = found.text.phases.find((one) => one.n === checked.phase);
  const { url, number } = judged.reconciled.release.tracker;
  return answer({
    ...checked,
    version: asked.version,
    branch: found.branch,
    until: phase?.until ?? null,
    tracker: { url, number },
  });
}
