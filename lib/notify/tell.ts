/** Shell: after a poll, what changed goes into the outbox, in one transaction with "told up to here". */
import { config } from "../config";
import type { NotifyTarget } from "../config/notify";
import { readStep, type Step } from "../read";
import { type Put, sharedStore } from "../store";
import { changesMessage, mergeVerdicts, type Place, verdictDue, verdictMessage } from "./compose";
import { type Message, messageSchema } from "./message";

/** Returns what has been put; nothing on the first look, since there is nothing to compare with. */
export async function tell(slug: string, machineNow: string): Promise<number> {
  const { projects, notify, address } = config();
  const project = projects.find((one) => one.slug === slug);
  const targets = notify.filter((target) => target.projects === null || target.projects.includes(slug));
  if (!project || targets.length === 0) return 0;
  const store = await sharedStore();
  const from = await store.toldUpTo(slug);
  const step = await readStep(project, from);
  if (step === null || step.to === from) return 0;
  const puts =
    from === null ? [] : targets.flatMap((target) => putsFor(step, target, { project: slug, address }, machineNow));
  const done = await store.putMessages(slug, { from, to: step.to }, puts, machineNow);
  return done ? puts.length : 0;
}

function putsFor(step: Step, target: NotifyTarget, place: Place, machineNow: string): Put[] {
  return step.releases.flatMap((release) => {
    const { version } = release.summary;
    const changes = changesMessage(release, target, place, step.to);
    const verdict = verdictMessage(release, target, place, step.to);
    return [
      ...(changes ? [putAtOnce(target.name, `changes/${version}/${step.to}`, changes, machineNow)] : []),
      ...(verdict ? [putQuietly(target, `verdict/${version}`, verdict, machineNow)] : []),
    ];
  });
}

function putAtOnce(target: string, topic: string, message: Message, now: string): Put {
  return { target, topic, make: () => ({ body: JSON.stringify(message), dueAt: now }) };
}

function putQuietly({ name, quietMinutes }: NotifyTarget, topic: string, message: Message, now: string): Put {
  return {
    target: name,
    topic,
    make(waiting) {
      const before = waiting === null ? null : messageSchema.safeParse(JSON.parse(waiting.body));
      const merged = before?.success ? mergeVerdicts(before.data, message) : message;
      return { body: JSON.stringify(merged), dueAt: verdictDue(now, waiting?.since ?? now, quietMinutes) };
    },
  };
}
