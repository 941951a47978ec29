import { describe, expect, it } from "vitest";
import { asks, stateOf } from "./words";

describe("words that are a state", () => {
  it.each([
    ["merged", "merged"],
    ["has been merged, thanks", "merged"],
    ["pushed", "merged"],
    ["cherry-picked in #5", "merged"],
    ["reverted caused failures on the other CI", "reverted"],
    ["reverted in #9 since it broke CI", "reverted"],
    ["Closing per discussion", "closed"],
    ["duplicate of #7, closing", "closed"],
    ["approved", "approved"],
    ["special dispensation", "approved"],
    ["dispensation granted, the crash hits everyone", "approved"],
    ["LGTM", "approved"],
    ["approved, merged", "merged"],
    ["Please hold off on these", "on-hold"],
    ["do not merge yet", "on-hold"],
    ["not merging this until the numbers are in", "on-hold"],
    ["rejected", "rejected"],
    ["will not be merging it", "rejected"],
    ["the API is explicitly not making into 1.2", "rejected"],
    ["we aren't taking features any more", "rejected"],
    ["this does not meet the criteria", "rejected"],
    ["this won't be cherry-picked", "rejected"],
    ["not accepted for this release", "rejected"],
    ["Hold on, the numbers are missing", "on-hold"],
    ["too late for this release", "rejected"],
    ["too late, the candidate is final", "rejected"],
    ["merged #5 by mistake, reverted again", "reverted"],
    ["not for 2.12.1, sorry", "rejected"],
    ["ann approved it, but I disagree: not for 2.12.1", "rejected"],
    ["go ahead with #5", "approved"],
    ["I withdraw this request", "closed"],
    ["punting to 2.13", "on-hold"],
  ])("%s", (words, state) => expect(stateOf(words)).toBe(state));

  it.each([
    "not merged",
    "not merged yet",
    "must be merged before the candidate",
    "needs to be reverted",
    "can this be merged?",
    "merged?",
    "if approved, I will ping you",
    "once it is merged",
    "will not be merged until CI is green",
    "not accepted yet",
    "merged on trunk",
    "landed in master",
    "reverted on main",
    "trunk PR is merged",
    "please merge",
    "waiting to be merged",
    "unmerged",
    "hasn't been merged",
    "say `merged` when done",
    "thanks!",
    "ann approved it, but I disagree",
    "please reconsider #5, it was rejected but is a regression",
    "go ahead and open a PR",
    "please do not withdraw it",
    "",
  ])("none in: %s", (words) => expect(stateOf(words)).toBeNull());

  it("tells a question from a remark", () => {
    expect(asks("why is this critical?")).toBe(true);
    expect(asks("please explain the impact")).toBe(true);
    expect(asks("see https://x.example/?a=b for more")).toBe(false);
  });
});
