import { config } from "../config";
import { testMessage } from "./compose";
import { send } from "./deliver";
import { postOf } from "./write";

/** Sends a test message to every target, without the outbox, and says what each answered. */
export async function tryTargets(machineNow: string): Promise<{ target: string; error: string | null }[]> {
  const { notify, projects, address } = config();
  const message = testMessage({ project: projects[0]?.slug ?? "", address }, machineNow);
  return Promise.all(
    notify.map(async (target) => ({
      target: target.name,
      error: await send(target.to, postOf(message, target, `msg_test_${Date.parse(machineNow)}`, machineNow)),
    })),
  );
}
