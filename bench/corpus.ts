import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type CommentRow, judgeComments, judgeTrackers, type Score, type TrackerRow } from "./corpus-judge";

const corpus = fileURLToPath(new URL("../../shared/corpus/", import.meta.url));

if (!existsSync(corpus)) {
  console.log("The shared corpus is absent: nothing to measure.");
  process.exit(1);
}

const rows = <T>(name: string): T[] =>
  readFileSync(`${corpus}${name}`, "utf8")
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line) as T);

function print(title: string, scores: Score[]): void {
  console.log(`\n${title}`);
  for (const { field, right, total, bar, misses } of scores) {
    const rate = (100 * right) / total;
    console.log(
      `  ${rate >= bar ? "ok  " : "MISS"} ${field.padEnd(12)} ${right}/${total}  ${rate.toFixed(1)} % (bar ${bar} %)`,
    );
    for (const miss of misses) console.log(`         ${miss.row}: expected ${miss.expected}, read ${miss.read}`);
  }
}

print("Trackers", judgeTrackers(rows<TrackerRow>("trackers.jsonl")));
print("Comments", judgeComments(rows<CommentRow>("comments.jsonl")));
