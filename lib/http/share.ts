/** One answer for all who ask for the same while nothing changes, and a few answers made at a time. */
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Caught } from "./catch-answer";
import type { Door } from "./door";
import { type KeptAnswer, KeptAnswers } from "./kept-answers";
import { Turns } from "./turns";

export class Shared {
  readonly #kept = new KeptAnswers();
  readonly #turns = new Turns();

  /** What is there for this reader. Null when it is to be made now: those who ask for the same meanwhile wait for it. */
  async answer(
    request: IncomingMessage,
    response: ServerResponse,
    key: string,
    caught: Caught,
    state: Door["state"],
  ): Promise<KeptAnswer | null> {
    const nowMs = performance.now();
    const standing = (await state?.().catch(() => null)) ?? null;
    if (standing === null) return null;
    const ready = this.#kept.find(key, standing, nowMs) ?? (await this.#kept.underWay(key, standing));
    if (ready !== null) return ready;
    caught.listen(this.#kept.begin(key, standing, nowMs));
    await this.#turn(request, response);
    return null;
  }

  async #turn(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const end = await this.#turns.take(request.headers.rsc === undefined ? "first" : "later");
    if (response.destroyed) end();
    else response.once("close", end);
  }
}
