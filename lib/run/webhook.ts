import { config } from "../config";
import { type Delivery, mostBytes, type Received, receive } from "../poll";
import { sharedStore } from "../store";
import { running } from "./process";

export const mostWebhookBytes = mostBytes;

/** Takes a delivery and wakes just the polls that it concerns, in whichever process that runs. */
export async function takeWebhook(secret: string, delivery: Delivery): Promise<Received["kind"]> {
  const store = await sharedStore();
  const { projects } = config();
  const received = await receive(delivery, { secret, projects, isNew: (id) => store.seenDelivery(id) });
  if (received.kind !== "wake" || delivery.id === null) return received.kind;
  const { concern } = received;
  for (const [nth, project] of received.projects.entries()) {
    if (running()?.poller?.wake(project, concern)) continue;
    // What waits stands at its delivery, one project at each: the others get a place of their own.
    const place = nth === 0 ? delivery.id : `${delivery.id} ${project}`;
    if (nth > 0) await store.seenDelivery(place);
    await store.leaveWake(place, project, concern);
  }
  return received.kind;
}
