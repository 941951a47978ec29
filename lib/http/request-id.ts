/** The id of the request under way: what a reader is shown, the log holds more under. */
import { AsyncLocalStorage } from "node:async_hooks";
import { randomUUID } from "node:crypto";

const held = globalThis as { __hudRequestIds?: AsyncLocalStorage<string> };
held.__hudRequestIds ??= new AsyncLocalStorage();
const ids = held.__hudRequestIds;

export const newRequestId = (): string => randomUUID().slice(0, 8);
export const withRequestId = <T>(id: string, work: () => T): T => ids.run(id, work);
export const requestId = (): string => ids.getStore() ?? newRequestId();
