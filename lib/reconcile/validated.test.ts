import { describe, expect, it } from "vitest";
import { World } from "./test-facts";
import { saysValidated } from "./validated";

const milestone = "2.12.0";
const says = (...bodies: string[]) =>
  bodies.map((body, n) => ({ author: "dev", at: `2026-04-20T1${n}:00:00Z`, url: "https://x", body }));

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

it("the last word under an issue wins, and a label may say it", () => {
  const world = new World()
    .issue(90, { milestone, comments: says("Validated with rc1", "It still fails on rc2") })
    .issue(91, { milestone, comments: says("It is not validated", "Validated with rc2", "Thanks!") })
    .issue(92, { milestone, labels: ["validated"] })
    .issue(93, { milestone, labels: ["to be verified"] });
  expect(world.reconciled().validated.open.map((one) => one.number)).toEqual([90, 93]);
});

describe("words that say that a fix was validated", () => {
  it.each([
    ["Validated with rc1, works", true],
    ["Verified that it no longer fails", true],
    ["I have confirmed it on rc2.", true],
    ["This could not be reproduced. Verified.", true],
    ["This needs to be validated with rc1", null],
    ["Please close once verified", null],
    ["To be verified by @bob", null],
    ["Has this been verified?", null],
    ["> Validated\n\nThanks", null],
    ["thanks", null],
    ["I haven't validated this yet", false],
    ["This was never confirmed", false],
    ["I verified with rc1: it still fails", false],
    ["Verified, and it does not work", false],
  ])("%s", (text, said) => {
    expect(saysValidated(text)).toBe(said);
  });
});
