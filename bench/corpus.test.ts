import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { type CommentRow, judgeComments, judgeTrackers, type TrackerRow } from "./corpus-judge";

const corpus = fileURLToPath(new URL("../../shared/corpus/", import.meta.url));
const absent = !existsSync(corpus);

function rows<T>(name: string): T[] {
  return readFileSync(`${corpus}${name}`, "utf8")
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line) as T);
}

describe.skipIf(absent)(`the corpus${absent ? " (shared corpus is absent: skipped)" : ""}`, () => {
  it.each(absent ? [] : judgeTrackers(rows<TrackerRow>("trackers.jsonl")))(
    "trackers: $field",
    ({ right, total, bar, misses }) => {
      expect((100 * right) / total, JSON.stringify(misses)).toBeGreaterThanOrEqual(bar);
    },
  );

  it.each(absent ? [] : judgeComments(rows<CommentRow>("comments.jsonl")))(
    "comments: $field",
    ({ right, total, bar, misses }) => {
      expect((100 * right) / total, JSON.stringify(misses)).toBeGreaterThanOrEqual(bar);
    },
  );
});
