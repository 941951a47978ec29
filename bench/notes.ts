// Search over the notes of 40 releases with 1,000 entries each, embedded: node --import tsx bench/notes.ts
import { searchWords } from "../lib/documents";
import { openDatabase } from "../lib/store";
import { createStore } from "../lib/store/store";
import { databaseKinds } from "../lib/store/test-databases";
import { quantile, row } from "./row";

const [kind] = databaseKinds;
if (!kind) throw new Error("There is no embedded database here.");
const place = await kind.create();
const db = await openDatabase(place.where);
const store = createStore(db);

const verbs = ["Fix", "Add", "Remove", "Speed up", "Support", "Deprecate", "Document", "Rename"];
const things = [
  "crash",
  "memory leak",
  "wrong strides",
  "option",
  "cache",
  "kernel",
  "hook",
  "guard",
  "stream",
  "mask",
];
const places = [
  "torch.compile",
  "DataLoader",
  "autograd",
  "ONNX export",
  "CUDA graphs",
  "sparse CSR",
  "float8",
  "FSDP",
];
const modules = ["Core", "Inductor", "Dynamo", "CUDA", "ROCm", "Distributed: FSDP2", "Quantization", "Export"];
const pick = (list: readonly string[], n: number): string => list[n % list.length] ?? "";

let since = performance.now();
for (let release = 0; release < 40; release++) {
  const version = `2.${release}.0`;
  const lines = Array.from({ length: 1000 }, (_, n) => {
    const seed = n * 7919 + release * 104_729;
    const [a, b] = [Math.floor(seed / 7), Math.floor(seed / 13)];
    const text = `${pick(verbs, seed)} ${pick(things, a)} in \`${pick(places, b)}\` when word${seed % 5000} meets word${a % 997}`;
    const module = pick(modules, Math.floor(seed / 3));
    const search = { place: searchWords(`Bug fixes ${module}`).join(" "), words: searchWords(text).join(" ") };
    return {
      section: "Bug fixes",
      module,
      text,
      prs: [100_000 + (seed % 90_000), 100_001 + (seed % 90_000)],
      line: n,
      search,
    };
  });
  const url = `https://github.com/octo/engine/releases/${version}`;
  await store.writeNotes(
    "engine",
    { tag: `v${version}`, version, url, draft: false, publishedAt: null, hash: "0".repeat(32) },
    lines,
  );
}
await store.analyzeNotes();
row({ what: "40 releases of 1,000 entries taken in", result: (performance.now() - since) / 1000, unit: "s" });

const nothing = { words: [], modules: [], numbers: [], authors: [], version: null, before: null };
const questions = {
  "a rare word": (n: number) => ({ ...nothing, words: [`word${n * 13}`] }),
  "two words": (n: number) => ({ ...nothing, words: [pick(["crash", "kernel", "mask", "hook"], n), `word${n % 997}`] }),
  "a common word": (n: number) => ({ ...nothing, words: [pick(["memory", "compile", "fix", "export"], n)] }),
  "the beginning of a word": (n: number) => ({ ...nothing, words: [`word${n % 9}a`.slice(0, 4)] }),
  "a pull request": (n: number) => ({ ...nothing, numbers: [100_000 + n * 37] }),
  "a module and a word": (n: number) => ({ ...nothing, modules: [pick(["cuda", "fsdp2"], n)], words: ["leak"] }),
  "an author of 200 changes": (n: number) => ({
    ...nothing,
    authors: [{ numbers: Array.from({ length: 200 }, (_, one) => 100_000 + one * 401 + n), words: ["ann"] }],
  }),
};
const all: number[] = [];
for (const [name, question] of Object.entries(questions)) {
  const times: number[] = [];
  let count = 0;
  for (let n = 0; n < 40; n++) {
    since = performance.now();
    const { counts } = await store.searchNotes("engine", question(n), 100);
    times.push(performance.now() - since);
    count += counts.reduce((sum, one) => sum + one.count, 0);
  }
  all.push(...times);
  row({ what: `search, ${name} (${Math.round(count / 40)} entries): p95`, result: quantile(times, 0.95), unit: "ms" });
}
row({ what: "search, all questions: p95", result: quantile(all, 0.95), unit: "ms", budget: 50 });
await db.close();
await place.remove();
