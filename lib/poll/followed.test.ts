import { describe, expect, it } from "vitest";
import { defineProject } from "../config/projects";
import { documentPaths, followedReleases, isTagOf, tagText } from "./followed";
import { Memory } from "./memory";

const project = defineProject({ repo: "o/r" });
const tracker = (version: string, open: boolean, number = 1) => ({
  number,
  version,
  branch: null,
  open,
  createdAt: "2026-01-01T00:00:00Z",
});
const now = "2026-04-30T00:00:00Z";
const versions = (stored: Record<string, unknown>) =>
  followedReleases(project, new Memory(stored), now).map((release) => release.version);

describe("releases that are followed", () => {
  it("planned and active ones, as long as their tracker is open", () => {
    expect(versions({ trackers: [tracker("2.0.0", true), tracker("1.9.0", false, 2)] })).toEqual(["2.0.0"]);
  });

  it("shipped ones for thirty days, whatever their tracker says: a final tag or a published release ships", () => {
    const tagged = (at: string) => ({ "v2.0.0": { mark: "a", sha: "a", at } });
    const trackers = [tracker("2.0.0", true)];
    expect(versions({ trackers, "tags v2.0.0": tagged("2026-04-10T00:00:00Z") })).toEqual(["2.0.0"]);
    expect(versions({ trackers, "tags v2.0.0": tagged("2026-03-10T00:00:00Z") })).toEqual([]);
    const published = (publishedAt: string | null) => ({
      R1: { tag: "v2.0.0", updatedAt: "", publishedAt, names: [] },
    });
    expect(versions({ trackers: [tracker("2.0.0", false)], published: published("2026-04-20T00:00:00Z") })).toEqual([
      "2.0.0",
    ]);
    expect(versions({ trackers, published: published(null) })).toEqual(["2.0.0"]);
  });

  it("a memory that cannot be read is no memory", () => {
    expect(versions({ trackers: "nonsense" })).toEqual([]);
  });
});

describe("files that are read", () => {
  it("are the process and the drafts of notes: one for each release, or one for all", () => {
    const followed = followedReleases(
      project,
      new Memory({ trackers: [tracker("2.0.0", true), tracker("2.0.1", true, 2)] }),
      now,
    );
    const paths = (notes: object) => documentPaths(defineProject({ repo: "o/r", notes }), followed);
    expect(paths({ file: "notes/{version}.md" })).toEqual(["RELEASE.md", "notes/2.0.0.md", "notes/2.0.1.md"]);
    expect(paths({ file: "NOTES.md" })).toEqual(["RELEASE.md", "NOTES.md"]);
    expect(paths({})).toEqual(["RELEASE.md"]);
  });
});

describe("tags of a version", () => {
  it("are its final tag and its candidates, and not what merely begins like them", () => {
    const is = (tag: string) => isTagOf(project, "2.1.0", tag);
    expect(["v2.1.0", "v2.1.0-rc1", "v2.1.0-rc12"].every(is)).toBe(true);
    expect(["v2.1.0-rc", "v2.1.0-rc1-x", "v2.1.01", "ciflow/v2.1.0"].some(is)).toBe(false);
  });

  it("are searched for by what their names have in common", () => {
    expect(tagText(project, "2.1.0")).toBe("v2.1.0");
    const odd = defineProject({ repo: "o/r", candidateTag: "rc-{version}.{n}", finalTag: "release-{version}" });
    expect(tagText(odd, "2.1.0")).toBe("2.1.0");
  });
});
