import { config } from "../config";
import { type Delivery, mostBytes, type Received, receive } from "../poll";
import { sharedStore } from "../store";
import { running } from "./process";

export const mostWebhookBytes = mostBytes;

/** Takes a delivery and wakes just the poll that it concerns. */
export async function takeWebhook(secret: string, delivery: Delivery): Promise<Received["kind"]> {
  const store = await sharedStore();
  const { projects } = config();
  const received = await receive(delivery, { secret, projects, isNew: (id) => store.seenDelivery(id) });
  if (received.kind === "wake") running()?.poller?.wake(received.project, received.concern);
  return received.kind;
}
