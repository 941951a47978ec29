import { describe, expect, it } from "vitest";
import { KeptAnswers } from "./kept-answers";

describe("what is kept stays small", () => {
  const keep = (kept: KeptAnswers, key: string, bytes: number, nowMs = 0) =>
    kept.begin(key, "1", nowMs)({ headers: {}, body: Buffer.alloc(bytes) });
  const filled = (count: number, bytes: number) => {
    const kept = new KeptAnswers();
    kept.find("", "1", 0);
    for (let n = 0; n < count; n++) keep(kept, `${n}`, bytes);
    return Array.from({ length: count }, (_, n) => kept.find(`${n}`, "1", 0)).filter((one) => one !== null).length;
  };

  it.each([
    ["a few long ones", 20, 4_000_000, 16],
    ["many short ones", 50_000, 50, 32_736],
  ])("%s", (_, count, bytes, left) => {
    expect(filled(count, bytes)).toBe(left);
  });

  it("what is too old goes with the next that is kept", () => {
    const kept = new KeptAnswers();
    kept.find("", "1", 0);
    keep(kept, "/a", 1, 0);
    keep(kept, "/b", 1, 6000);
    expect(kept.find("/a", "1", 1)).toBeNull();
  });
});
