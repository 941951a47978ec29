/**
 * Measures the readers of documents: the largest release notes under 40 ms, a tracker with 400 comments under
 * 120 ms, and time in proportion to length: ten times the text at most twelve times the time, also for hostile text.
 */
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { readChecklist, readComment, readNotes, readProcess, readTracker } from "../lib/documents";
import { hostileTexts } from "./hostile";
import { row } from "./row";

const shared = fileURLToPath(new URL("../../shared/", import.meta.url));
const repo = "pytorch/pytorch";
/** Size of the small hostile texts; the large ones have ten times as much. */
const size = Number(process.argv[2] ?? 50_000);

/** The processor's time of one run: other programs on the machine do not count. Its clock ticks coarsely, so many runs are timed. */
function processorTime(run: () => unknown): number {
  run(); // the first run also compiles
  let least = Number.POSITIVE_INFINITY;
  for (let batch = 0; batch < 3; batch++) {
    const start = process.cpuUsage();
    let runs = 0;
    let spent = 0;
    while (spent < 60) {
      run();
      runs++;
      spent = process.cpuUsage(start).user / 1_000;
    }
    least = Math.min(least, spent / runs);
  }
  return least;
}

const report = (what: string, result: number, budget: number, unit: string) => row({ what, result, unit, budget });

if (existsSync(shared)) {
  const notes = readFileSync(`${shared}documents/release-notes-2.6.0.md`, "utf8");
  report(
    "release notes 2.6.0",
    processorTime(() => readNotes(notes, repo)),
    40,
    "ms",
  );
  const body = readFileSync(`${shared}documents/tracker-2.12.0.md`, "utf8");
  const comments = readFileSync(`${shared}corpus/comments.jsonl`, "utf8")
    .split("\n")
    .filter(Boolean)
    .map((line) => String(JSON.parse(line).body));
  const tracker = () => {
    readTracker({ title: "[v.2.12.0] Release Tracker", body, createdAt: "2026-04-15", repo });
    for (let at = 0; at < 400; at++)
      readComment({
        body: comments[at % comments.length] ?? "",
        createdAt: "2026-04-15",
        author: "ann",
        repo,
        managers: [],
      });
  };
  report("tracker with 400 comments", processorTime(tracker), 120, "ms");
} else console.log("The shared documents are absent: only hostile text is measured.");

const readers: ((text: string) => unknown)[] = [
  (text) => readTracker({ title: "[v1.2.3] Release Tracker", body: text, createdAt: "2026-04-15", repo }),
  (text) => readComment({ body: text, createdAt: "2026-04-15", author: "ann", repo, managers: [] }),
  (text) => readNotes(text, repo),
  (text) => readProcess(text),
  (text) => readChecklist(text),
];

// A fixed cost hides nothing: the small text is large enough to be measured, the large one is up to a megabyte.
for (const [name, unit] of hostileTexts) {
  if (!name.includes(process.argv[3] ?? "")) continue;
  const small = unit.repeat(Math.ceil(size / unit.length));
  const large = small.repeat(10);
  let before = 0;
  let after = 0;
  for (const read of readers) {
    before += processorTime(() => read(small));
    after += processorTime(() => read(large));
  }
  const ratio = after / before;
  report(`hostile: ${name} (${after.toFixed(0)} ms for ${(size * 10) / 1000} kB, all readers)`, ratio, 12, "×");
}
