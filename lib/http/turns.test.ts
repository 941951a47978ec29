import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { Turns } from "./turns";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Takes turns by name and notes who has begun. */
function stage() {
  const turns = new Turns();
  const begun: string[] = [];
  const take = (name: string, rank: "first" | "later") =>
    turns.take(rank).then((end) => {
      begun.push(name);
      return end;
    });
  const settle = () => vi.advanceTimersByTimeAsync(0);
  return { begun, take, settle };
}

it("two begin, and who waits for a page comes before what is made anew", async () => {
  const { begun, take, settle } = stage();
  const [end] = [await take("a", "first"), await take("b", "later")];
  void take("c", "later");
  void take("d", "first");
  await settle();
  expect(begun).toEqual(["a", "b"]);
  end();
  end(); // ends one turn, not two
  await settle();
  expect(begun).toEqual(["a", "b", "d"]);
});

it("nobody waits for one that takes long", async () => {
  const { begun, take } = stage();
  for (const name of ["a", "b", "c", "d", "e"]) void take(name, "first");
  await vi.advanceTimersByTimeAsync(150);
  expect(begun).toEqual(["a", "b", "c", "d"]);
});

it("a turn that is free again is there for the next", async () => {
  const { begun, take } = stage();
  for (const name of ["a", "b", "c", "d"]) (await take(name, "later"))();
  expect(begun).toEqual(["a", "b", "c", "d"]);
});
