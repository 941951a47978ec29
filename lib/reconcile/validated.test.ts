import { expect, it } from "vitest";
import { World } from "./test-facts";

const milestone = "2.12.0";
const says = (body: string) => [{ author: "dev", at: "2026-04-20T10:00:00Z", url: "https://x", body }];

it("an issue is not called unvalidated while an older comment of it was not read", () => {
  const world = new World()
    .issue(90, { milestone, comments: says("thanks") })
    .issue(91, { milestone, comments: says("thanks"), commentsComplete: false })
    .issue(92, { milestone, comments: says("validated with rc3"), commentsComplete: false });
  const { validated } = world.reconciled();
  expect(validated.open.map((one) => one.number)).toEqual([90]);
  expect(validated.unread.map((one) => one.number)).toEqual([91]);
  expect(validated.done).toBe(1);
});
