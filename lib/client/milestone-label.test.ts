import { describe, expect, it } from "vitest";
import { shortLabel } from "./milestone-label";

describe("a milestone's short name", () => {
  it("is the step that people know, where the label names several", () => {
    expect(shortLabel("Release branch finalized, final RC, launch date announced")).toBe("Final RC");
    expect(shortLabel("Release branch cut")).toBe("Release branch cut");
  });
  it("is the first part, where no step is known", () => {
    expect(shortLabel("drafts of tutorials; texts")).toBe("Drafts of tutorials");
    expect(shortLabel("")).toBe("");
  });
});
