/** One answer for all who ask for the same while nothing changes, and a few answers made at a time. */
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Caught } from "./catch-answer";
import type { Door } from "./door";
import { onceGone } from "./gone";
import { type KeptAnswer, KeptAnswers } from "./kept-answers";
import { Turns } from "./turns";

/** An answer that takes longer than that is made by the next who asks, whatever became of the first. */
const longestWaitMs = 5000;

export class Shared {
  readonly #kept = new KeptAnswers();
  readonly #turns = new Turns();

  constructor(private readonly patienceMs = longestWaitMs) {}

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
    for (let tooLong: Promise<KeptAnswer | null> | null = null; ; ) {
      const kept = this.#kept.find(key, standing, nowMs);
      if (kept !== null) return kept;
      const other = this.#kept.underWay(key, standing);
      // Nobody makes it, or nobody has begun anew since it took too long: then this reader does.
      if (other === null || other === tooLong) break;
      const made = await this.#inTime(other);
      if (made === null) break; // it is not for others
      if (made !== "too long") return made;
      tooLong = other;
    }
    caught.listen(this.#kept.begin(key, standing, nowMs));
    await this.#turn(request, response);
    return null;
  }

  async #inTime<T>(made: Promise<T>): Promise<T | "too long"> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<"too long">((done) => {
      timer = setTimeout(done, this.patienceMs, "too long");
    });
    const first = await Promise.race([made, late]);
    clearTimeout(timer);
    return first;
  }

  async #turn(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const end = await this.#turns.take(request.headers.rsc === undefined ? "first" : "later");
    onceGone(response, end);
  }
}
