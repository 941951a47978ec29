/** How long work took: for the metrics always, as a span where traces are configured. */
import { type Attributes, SpanStatusCode, trace } from "@opentelemetry/api";

export type Taken = { count: number; seconds: number; last: number };

const held = globalThis as { __hudTaken?: Map<string, Taken> };
held.__hudTaken ??= new Map();
const taken = held.__hudTaken;

/** By the name of the work, since this process began. */
export const timesTaken = (): ReadonlyMap<string, Taken> => taken;

/** Runs the work, and remembers how long it took. */
export function traced<T>(name: string, about: Attributes, work: () => T): T {
  return trace.getTracer("release-hud").startActiveSpan(name, { attributes: about }, (span) => {
    const began = performance.now();
    const end = () => {
      note(name, (performance.now() - began) / 1000);
      span.end();
    };
    const fail = (error: unknown) => {
      span.setStatus({ code: SpanStatusCode.ERROR, message: String(error) });
      end();
    };
    let result: T;
    try {
      result = work();
    } catch (error) {
      fail(error);
      throw error;
    }
    if (result instanceof Promise) result.then(end, fail);
    else end();
    return result;
  });
}

function note(name: string, seconds: number): void {
  const before = taken.get(name) ?? { count: 0, seconds: 0, last: 0 };
  taken.set(name, { count: before.count + 1, seconds: before.seconds + seconds, last: seconds });
}
