import { describe, expect, it } from "vitest";
import { codes, World } from "../test-facts";

const early = "2026-04-18T10:00:00Z";
const late = "2026-04-28T00:00:01Z";
type Over = Parameters<World["releasePull"]>[1];

const said = (at: string, author = "dev", body = "still works for me") => ({ author, at, url: "https://x", body });
const cut = (...comments: ReturnType<typeof said>[]): Over => ({ comments, commentsComplete: false });
const pickOf = (over: Over, category = "Critical fix: deadlock", at = early, word?: string) =>
  new World()
    .landed(100)
    .request({ trunk: [100], release: [200], category, at, ...(word ? { word } : {}) })
    .releasePull(200, over)
    .pick(200, "2026-04-29T00:00:00Z");

describe("older comments of a pull request that were not read", () => {
  it("may hold a manager's word while no newer one is known", () => {
    expect(codes(pickOf({ comments: [said(early)] }))).not.toContain("unread-comments");
    expect(codes(pickOf(cut(said(early))))).toContain("unread-comments");
    expect(codes(pickOf(cut()))).toContain("unread-comments");
  });

  it("no longer matter once a manager has spoken among those that were read", () => {
    const pick = pickOf(cut(said("2026-04-19T10:00:00Z"), said("2026-04-19T11:00:00Z", "max", "@dev please hold off")));
    expect(pick.state).toBe("on-hold");
    expect(codes(pick)).not.toContain("unread-comments");
  });

  it("do not matter where GitHub has decided, unless a dispensation may stand there", () => {
    const closed = { state: "CLOSED" as const, ...cut(said(early)) };
    expect(codes(pickOf(closed))).not.toContain("unread-comments");
    const outside = pickOf(cut(said("2026-04-28T10:00:00Z", "max", "approved")), "Documentation", late);
    expect(outside.policy.status).toBe("violation");
    expect(codes(outside)).toContain("unread-comments");
  });
});

describe("older reviews of a pull request that were not read", () => {
  const review = (at: string, author = "dev") => {
    return { author, at, url: "https://x", body: "", state: "COMMENTED" as const };
  };

  it("may hold a manager's word while no newer one is known", () => {
    const cutReviews = { reviews: [review(early)], reviewsComplete: false };
    expect(codes(pickOf({ reviews: [review(early)] }))).not.toContain("unread-comments");
    expect(codes(pickOf(cutReviews))).toContain("unread-comments");
    // A word as old as it is among the comments may have been taken back in a review that was not read.
    const held = said("2026-04-19T10:00:00Z", "max", "@dev please hold off");
    const later = { ...cutReviews, reviews: [review("2026-04-20T10:00:00Z")], comments: [held] };
    expect(codes(pickOf(later))).toContain("unread-comments");
    expect(codes(pickOf({ ...later, reviews: [review(early)] }))).not.toContain("unread-comments");
  });
});

describe("checks of a pull request that were not all read", () => {
  const failing = [{ name: "lint", url: "https://x" }];
  const text = (complete?: boolean) =>
    pickOf({ checks: { state: "fail", failing, ...(complete === undefined ? {} : { complete }) } }).problems.find(
      (problem) => problem.code === "ci-failing",
    )?.text;

  it("fail at least as often as those that were read", () => {
    expect(text()).toBe("#200: 1 job fails");
    expect(text(false)).toBe("#200: at least 1 job fails");
  });
});
