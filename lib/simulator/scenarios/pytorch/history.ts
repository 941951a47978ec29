import { cutBranch, landOnTrunk, push, revertOnTrunk, tag } from "../../world/git";
import type { Place } from "../../world/script";
import { type Project, trunkChange } from "../kit/picks";
import { processDocument } from "./process";

/** Trunk before the branch of 2.12 was cut, and the older release branches with their tags. */
export function olderHistory(place: Place): void {
  const trunk = (at: string, by: string, message: string) => push(place, { at, by, branch: "main", message });
  trunk("2025-10-02T08:00", "malfet", "Collect the first notes for 2.10");
  const cut10 = trunk("2025-12-08T16:00", "atalman", "Bump the nightly version to 2.11.0a0");
  cutBranch(place, { at: "2025-12-09T17:00", name: "release/2.10", from: cut10 });
  const ten = push(place, {
    at: "2026-01-19T10:00",
    by: "atalman",
    branch: "release/2.10",
    message: "Last change of 2.10",
  });
  tag(place, { at: "2026-01-21T15:00", by: "atalman", name: "v2.10.0", target: ten, annotated: true });
  trunk("2026-02-10T09:00", "drisspg", "Teach the compiler to name its caches");
  push(place, {
    at: "2026-02-27T12:00",
    by: "atalman",
    branch: "main",
    message: "Keep RELEASE.md up to date",
    texts: { "RELEASE.md": processDocument({ named: false }) },
  });
}

export type Taken = { landed: string; reverted: string };

/** Changes that were on trunk at the cut and went out again; the branch must not keep them. By their number. */
export function trunkReverts(project: Project): Map<number, Taken> {
  const { place } = project;
  const bot = "pytorchmergebot";
  const land = (number: number, title: string, who: string, landed: string) =>
    trunkChange(project, { number, title, who, landed }) ?? "";
  const revert = (at: string, on: number, landed: string, by: string, reason: string) =>
    revertOnTrunk(place, { at, on, bot, by, landed, reason });

  const shapes = land(178655, "Specialise dynamic shapes early in AOT export", "angelayi", "2026-04-12T09:00");
  const noShapes = revert(
    "2026-04-18T15:30",
    178655,
    shapes,
    "angelayi",
    "exported programs lost their dynamic shapes.",
  );

  const scaling = land(179233, "Change the float8 scaling default to rowwise", "azahed98", "2026-04-08T13:00");
  const noScaling = revert(
    "2026-04-22T10:00",
    179233,
    scaling,
    "drisspg",
    "training runs with the old default diverged.",
  );

  const cache = land(179480, "Share the autotune cache between processes", "drisspg", "2026-04-09T20:00");
  revert("2026-04-16T06:00", 179480, cache, "huydhn", "it slowed the ROCm runners down.");
  landOnTrunk(place, { at: "2026-04-17T14:10", on: 179480, bot, approvedBy: "malfet" });

  const lazy = trunkChange(project, {
    number: 180688,
    title: "Load the lazy tensor backend on first use",
    who: "eqy",
    landed: "2026-04-22T01:00",
    closes: [180236],
  });
  revert("2026-04-22T15:00", 180688, lazy ?? "", "malfet", "the first call took four seconds.");
  return new Map([
    [178655, { landed: shapes, reverted: noShapes }],
    [179233, { landed: scaling, reverted: noScaling }],
  ]);
}

const topics = ["inductor", "dynamo", "export", "quantization", "distributed", "autograd", "nested tensor", "profiler"];
const verbs = ["Simplify", "Document", "Speed up", "Test", "Tidy", "Check"];
const things = ["shape inference", "error messages", "cache keys", "type hints", "the fallback path", "graph printing"];
const authors = ["drisspg", "eqy", "guangyey", "kwen2501", "yangw-dev", "angelayi", "naromero77amd"];

/** Ordinary trunk changes that nobody picks: three a day, so that trunk looks alive. */
export function dailyTrunk(project: Project, first: number, from: string, days: number): void {
  const { random } = project.place.script;
  for (let index = 0; index < days * 3; index += 1) {
    const at = Date.parse(from) + (index * 8 * 60 + random.int(300)) * 60_000;
    const title = `[${random.pick(topics)}] ${random.pick(verbs)} ${random.pick(things)}`;
    trunkChange(project, {
      number: first + index,
      title,
      who: random.pick(authors),
      landed: new Date(at).toISOString(),
    });
  }
}
