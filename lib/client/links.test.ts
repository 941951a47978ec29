import { describe, expect, it } from "vitest";
import { momentLink, personLink, receiptLink, releaseLink, searchLink } from "./links";

const release = { project: "pytorch", version: "2.12.0" };

describe("links", () => {
  it("carry the moment of the time machine along, readable in the address", () => {
    expect(releaseLink(release, "picks", "2026-04-22T15:50:00Z")).toBe("/pytorch/2.12.0/picks?at=2026-04-22T15:50:00Z");
    expect(personLink("atalman", "2026-04-22T15:50:00Z")).toBe("/people/atalman?at=2026-04-22T15:50:00Z");
  });
  it("leave nothing behind when there is nothing to say", () => {
    expect(releaseLink(release)).toBe("/pytorch/2.12.0");
    expect(momentLink("/status", null)).toBe("/status");
  });
  it("keep the filters of a page beside the moment", () => {
    expect(releaseLink(release, "picks", null, { state: "pending", author: null })).toBe(
      "/pytorch/2.12.0/picks?state=pending",
    );
  });
  it("lead a pull request to its receipt and a commit to the search", () => {
    expect(receiptLink({ repo: "pytorch/pytorch", number: 181441 })).toBe("/pr/pytorch/pytorch/181441");
    expect(receiptLink({ repo: "pytorch/pytorch", sha: "7c1e4f2" })).toBe("/search?q=7c1e4f2");
  });
  it("escape what a person typed", () => {
    expect(searchLink("a&b=#1")).toBe("/search?q=a%26b%3D%231");
  });
});
