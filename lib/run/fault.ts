import { requestId } from "../http/request-id";
import { log } from "./log";

/** A page that failed shows its digest; the answer carries the request's id. The log joins both with what failed. */
export function logFault(error: unknown, path: string): void {
  const digest = typeof error === "object" && error !== null ? Reflect.get(error, "digest") : undefined;
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  log.error({ id: requestId(), digest, path: path.split("?")[0], text }, "A page could not be made.");
}
