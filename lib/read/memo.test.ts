import { expect, it } from "vitest";
import { promiseMemo } from "./memo";

const counting = (weigh?: (value: number) => number) => {
  const memo = promiseMemo<number>(10, weigh);
  const made: string[] = [];
  const ask = (key: string, value = 1) =>
    memo(key, async () => {
      made.push(key);
      return value;
    });
  return { ask, made };
};

it("what is asked for at once and again is made once", async () => {
  const { ask, made } = counting();
  await Promise.all([ask("a"), ask("a")]);
  await ask("a");
  expect(made).toEqual(["a"]);
});

it("what was not asked for the longest goes when all weigh too much, and the newest stays however heavy", async () => {
  const { ask, made } = counting((value) => value);
  for (const key of ["a", "b", "c"]) await ask(key, 3);
  await ask("a");
  await ask("d", 4); // 13 with b, which goes
  for (const key of ["a", "c", "d"]) await ask(key);
  expect(made).toEqual(["a", "b", "c", "d"]);
  await ask("heavy", 50);
  await ask("heavy");
  await ask("a");
  expect(made).toEqual(["a", "b", "c", "d", "heavy", "a"]);
});

it("a failure is not kept, and weighs nothing", async () => {
  const memo = promiseMemo<number>(1);
  await expect(memo("a", () => Promise.reject(new Error("no")))).rejects.toThrow("no");
  expect(await memo("a", async () => 1)).toBe(1);
});
