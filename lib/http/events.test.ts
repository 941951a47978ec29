import { describe, expect, it, vi } from "vitest";
import { eventStream } from "./events";

type Send = (event: string, data: unknown) => void;

/** A stream whose events the test sends, and whether somebody still listens. */
function stream() {
  let send: Send = () => {};
  const state = { listening: false };
  const answer = eventStream((given) => {
    send = given;
    state.listening = true;
    return () => {
      state.listening = false;
    };
  });
  return { answer, state, send: (n: number) => send("snapshot", { n }) };
}

const decoder = new TextDecoder();

describe("server-sent events", () => {
  it("say how to come back, then each event as the format asks", async () => {
    const { answer, send } = stream();
    const reader = answer.body?.getReader();
    send(1);
    const texts = [decoder.decode((await reader?.read())?.value), decoder.decode((await reader?.read())?.value)];
    expect(texts).toEqual(["retry: 3000\n\n", 'event: snapshot\ndata: {"n":1}\n\n']);
    expect(answer.headers.get("cache-control")).toContain("no-transform"); // else a proxy holds events back
    await reader?.cancel();
  });

  it("a reader that does not keep up is let go, and nothing is kept for it", async () => {
    const { answer, state, send } = stream();
    for (let n = 0; n < 1000; n++) send(n);
    expect(state.listening).toBe(false);
    const reader = answer.body?.getReader();
    let unread = 0;
    while (!(await reader?.read())?.done) unread++;
    expect(unread).toBeLessThan(20);
  });

  it("a reader that keeps up hears everything", async () => {
    const { answer, state, send } = stream();
    const reader = answer.body?.getReader();
    await reader?.read();
    for (let n = 0; n < 1000; n++) {
      send(n);
      expect(decoder.decode((await reader?.read())?.value)).toContain(`{"n":${n}}`);
    }
    expect(state.listening).toBe(true);
    await reader?.cancel();
  });

  it("who leaves is listened for no more, and no clock runs on for them", async () => {
    vi.useFakeTimers();
    const { answer, state } = stream();
    expect(vi.getTimerCount()).toBe(1);
    await answer.body?.cancel();
    expect([state.listening, vi.getTimerCount()]).toEqual([false, 0]);
    vi.useRealTimers();
  });

  it("a quiet stream says now and then that it lives", async () => {
    vi.useFakeTimers();
    const { answer } = stream();
    const reader = answer.body?.getReader();
    await reader?.read();
    vi.advanceTimersByTime(15_000);
    expect(decoder.decode((await reader?.read())?.value)).toBe(": still here\n\n");
    await reader?.cancel();
    vi.useRealTimers();
  });
});
