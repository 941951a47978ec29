import { config } from "../config";
import { type Delivery, mostBytes, type Received, receive } from "../poll";
import { sharedStore } from "../store";
import { running } from "./process";

export const mostWebhookBytes = mostBytes;

/** Takes a delivery and wakes just the poll that it concerns, in whichever process that runs. */
export async function takeWebhook(secret: string, delivery: Delivery): Promise<Received["kind"]> {
  const store = await sharedStore();
  const { projects } = config();
  const received = await receive(delivery, { secret, projects, isNew: (id) => store.seenDelivery(id) });
  if (received.kind !== "wake" || delivery.id === null) return received.kind;
  const { project, concern } = received;
  if (!running()?.poller?.wake(project, concern)) await store.leaveWake(delivery.id, project, concern);
  return received.kind;
}
