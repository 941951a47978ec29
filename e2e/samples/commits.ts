import type { CiView } from "@/lib/view/schemas";
import { commitUrl } from "./base";

/** The newest twenty commits of release/2.12, newest first. */
const rows: [sha: string, at: string, author: string, pick: string | null, title: string][] = [
  ["7c1e4f2", "2026-04-24T11:48:00Z", "atalman", null, "Back out the aliased-input change for exported graphs"],
  ["b80d9a6", "2026-04-24T09:04:00Z", "huydhn", "182010", "Handle an empty shard when a tensor is redistributed"],
  ["41fe7c0", "2026-04-23T19:02:00Z", "atalman", "181960", "Leave out one profiler test on Windows"],
  ["e29b518", "2026-04-23T18:47:00Z", "angelayi", "181955", "Compile inputs of size zero without a crash"],
  ["3fa8c21", "2026-04-23T15:31:00Z", "atalman", "181931", "Build the CUDA 13.0 wheel against Triton 3.7.0"],
  ["90ab3de", "2026-04-22T20:15:00Z", "azahed98", "181880", "Bring the float8 scaling default back"],
  ["c7740b1", "2026-04-22T17:02:00Z", "malfet", "181871", "Say the loading warning only once"],
  ["5c0d1e8", "2026-04-22T15:41:00Z", "seemethere", "181852", "Free pinned memory when its allocator goes"],
  ["f1d2a97", "2026-04-22T12:20:00Z", "malfet", "181840", "Choose the right kernels on older Arm cores"],
  ["08e6bb4", "2026-04-22T10:03:00Z", "seemethere", "181833", "List the Python versions in the docs"],
  ["9d27c3a", "2026-04-21T13:26:00Z", "atalman", "181441", "Keep aliased inputs through export"],
  ["d3c95f0", "2026-04-21T12:08:00Z", "azahed98", "181777", "Load optimizer states with their old keys"],
  ["6a1b7e2", "2026-04-21T10:44:00Z", "malfet", "181770", "Build with GCC 14"],
  ["2ef0c48", "2026-04-21T08:31:00Z", "huydhn", null, "Move the test pins of the branch"],
  ["a44d913", "2026-04-20T19:50:00Z", "angelayi", "181712", "Tear CUDA graphs down once, not twice"],
  ["77b1f05", "2026-04-20T18:12:00Z", "malfet", "181705", "Take the mean of half-precision views right"],
  ["1d9e8a3", "2026-04-20T15:37:00Z", "seemethere", "181690", "Repair the flex attention example"],
  ["c05f6d8", "2026-04-20T13:05:00Z", "atalman", null, "Install from the release index in smoke tests"],
  ["83b7e61", "2026-04-20T10:22:00Z", "huydhn", "181655", "Let a data loader's worker leave without a hang"],
  ["5e4ac17", "2026-04-19T21:40:00Z", "angelayi", "181640", "Keep dynamic shapes in ahead-of-time export"],
];

export const commits: CiView["commits"] = rows.map(([sha, at, author, pick, title]) => ({
  sha,
  at,
  author,
  title,
  url: commitUrl(sha),
  pick,
}));
export const head = { sha: "7c1e4f2", at: "2026-04-24T11:48:00Z" };
