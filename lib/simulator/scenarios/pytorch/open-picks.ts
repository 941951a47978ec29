import type { PickRow } from "../kit/picks";
import { by, change, said } from "./pick-words";

const pending = (count: number, name: string, minutes: number) =>
  Object.fromEntries(
    Array.from({ length: count }, (_, index) => [`${name}-${index + 1}`, { is: "pass" as const, wait: 2, minutes }]),
  );

/** The eight requests that are open on 24 April 14:32, and what becomes of them. */
export const openPicks: readonly PickRow[] = [
  {
    release: 181755,
    title: "Keep guards when a module is exported twice",
    who: "angelayi",
    category: "Regression against 2.11",
    trunk: change(180955, "Keep guards when a module is exported twice", "angelayi", "2026-04-20T23:00"),
    asked: "2026-04-21T13:40",
    approved: { at: "2026-04-24T17:55", by: "malfet" },
    merged: by("2026-04-24T20:10", "malfet"),
    word: { by: "malfet", text: "@malfet: merged" },
  },
  {
    release: 181866,
    title: "Fix wrong strides from compiled attention",
    who: "angelayi",
    category: "Silent correctness",
    trunk: change(180771, "Fix wrong strides from compiled attention", "angelayi", "2026-04-21T10:00"),
    asked: "2026-04-22T09:30",
    checks: { at: "2026-04-23T09:00", odd: { "pull-test-3": "fail", "pull-test-9": "fail" } },
    approved: { at: "2026-04-22T21:10", by: "malfet" },
    merged: by("2026-04-27T17:45", "malfet"),
    word: { by: "malfet", text: "@malfet: merged" },
  },
  {
    release: 181902,
    title: "Correct the flex attention mask for odd blocks",
    who: "azahed98",
    category: "Critical fix to a new feature of 2.11",
    trunk: change(180412, "Correct the flex attention mask for odd blocks", "azahed98", "2026-04-20T17:00", {
      opened: "2026-04-14T18:00",
    }),
    asked: "2026-04-22T12:45",
    checks: { odd: { "trunk-test-5": "flaky" } },
    approved: { at: "2026-04-27T11:00", by: "atalman" },
    merged: by("2026-04-27T15:00", "atalman"),
    word: said("atalman"),
  },
  {
    release: 181990,
    title: "Log autotune choices behind a debug flag",
    who: "azahed98",
    category: "",
    trunk: change(181120, "Log autotune choices behind a debug flag", "azahed98", "2026-04-22T06:00"),
    asked: "2026-04-23T11:40",
  },
  {
    release: 182031,
    title: "Drop unused CUDA libraries from the aarch64 wheel",
    who: "atalman",
    category: "Release branch specific changes",
    form: "quoted-empty",
    asked: "2026-04-23T12:20",
    checks: { at: "2026-04-24T13:05", odd: { ...pending(12, "trunk-test", 180), ...pending(3, "manywheel", 150) } },
    approved: { at: "2026-04-23T20:00", by: "malfet" },
    merged: by("2026-04-25T12:30", "malfet"),
  },
  {
    release: 182066,
    title: "Avoid a deadlock when NCCL aborts at shutdown",
    who: "huydhn",
    category: "Deadlock at exit",
    trunk: change(181233, "Avoid a deadlock when NCCL aborts at shutdown", "huydhn", "2026-04-23T08:00"),
    asked: "2026-04-23T16:10",
    checks: {
      at: "2026-04-24T14:00",
      odd: {
        ...pending(16, "pull-test", 170),
        ...pending(12, "trunk-test", 180),
        ...pending(4, "docs-build", 60),
        ...pending(12, "manywheel", 150),
      },
    },
    approved: { at: "2026-04-24T19:30", by: "malfet" },
    merged: by("2026-04-27T09:30", "malfet"),
    word: { by: "malfet", text: "@malfet: merged" },
  },
  {
    release: 182079,
    title: "[Docs] Repair export tutorial links",
    who: "seemethere",
    category: "Documentation improvements",
    trunk: change(181377, "[Docs] Repair export tutorial links", "seemethere", "2026-04-23T13:00"),
    asked: "2026-04-23T18:00",
    approved: { at: "2026-04-24T08:10", by: "atalman" },
    merged: by("2026-04-27T09:50", "malfet"),
  },
  {
    release: 182118,
    title: "Pin setuptools for the Windows build",
    who: "huydhn",
    category: "Test/CI fixes",
    trunk: change(181540, "Pin setuptools for the Windows build", "huydhn", "2026-04-23T21:00"),
    asked: "2026-04-24T08:45",
    checks: "none",
    approved: { at: "2026-04-27T10:00", by: "atalman" },
    merged: by("2026-04-27T16:20", "atalman"),
    word: said("atalman"),
  },
];
