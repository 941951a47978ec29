import { expect, it } from "vitest";
import { byHolder } from "./flip-order";

const flip = (what: string, who: string[]) => ({ gate: "g", what, detail: "", url: "https://x", who, verb: "do" });

it("what only time can do stands after what a person can, both in their own order", () => {
  const read = [flip("Read the branch", []), flip("Read the nightlies", [])];
  const act = [flip("Decide #1", ["ann"]), flip("Fix CI", ["bob"])];
  const [first, second, third, fourth] = [read[0], act[0], read[1], act[1]];
  if (!first || !second || !third || !fourth) throw new Error("four");
  expect(byHolder([first, second, third, fourth]).map(({ what }) => what)).toEqual([
    "Decide #1",
    "Fix CI",
    "Read the branch",
    "Read the nightlies",
  ]);
});
