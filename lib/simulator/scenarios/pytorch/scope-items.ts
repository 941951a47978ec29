export const scope = "2.12.0";

export type Item = { number: number; title: string; by: string; to?: string; labels?: string[]; opened?: string };

/** Issues of the milestone whose trunk changes are picked; those changes close them as they land. */
export const fixedByPicks: readonly Item[] = [
  {
    number: 180270,
    title: "torch.compile drops the inner list of a nested input",
    by: "dwilkes",
    to: "drisspg",
    labels: ["module: regression"],
  },
  {
    number: 180333,
    title: "Sparse CSR product crashes when a row is empty",
    by: "eqy",
    to: "eqy",
    labels: ["topic: crash"],
  },
  {
    number: 180301,
    title: "TCP store keeps buffers of clients that are gone",
    by: "kwen2501",
    to: "kwen2501",
    labels: ["topic: memory usage"],
  },
  {
    number: 180355,
    title: "ONNX export renames inputs since 2.11",
    by: "dwilkes",
    to: "drisspg",
    labels: ["module: regression"],
  },
  {
    number: 180372,
    title: "Data loader waits for ever for a worker that has exited",
    by: "eqy",
    to: "eqy",
    labels: ["topic: deadlock"],
  },
  {
    number: 180389,
    title: "mean() of a half-precision view is wrong",
    by: "azahed98",
    to: "azahed98",
    labels: ["topic: correctness (silent)"],
  },
  { number: 180401, title: "Double free when CUDA graphs are torn down", by: "azahed98", labels: ["topic: crash"] },
  { number: 180364, title: "GCC 14 refuses the vectorised headers", by: "guangyey", to: "guangyey" },
  { number: 180318, title: "Optimizer states saved by 2.10 do not load", by: "eqy", labels: ["topic: bc-breaking"] },
  {
    number: 180327,
    title: "Illegal instruction on older Arm cores",
    by: "guangyey",
    to: "guangyey",
    labels: ["module: regression"],
  },
  {
    number: 180341,
    title: "Pinned-memory allocator grows without end",
    by: "kwen2501",
    to: "kwen2501",
    labels: ["topic: memory usage"],
  },
  { number: 180283, title: "torch.load warns on each call", by: "yangw-dev" },
  {
    number: 180292,
    title: "Compiling a zero-size input crashes",
    by: "drisspg",
    to: "drisspg",
    labels: ["topic: crash"],
  },
  { number: 180259, title: "redistribute fails when a shard is empty", by: "eqy", to: "eqy" },
  { number: 180236, title: "Importing torch loads the lazy backend", by: "eqy", to: "eqy" },
  { number: 180247, title: "Smoke tests of the branch read the nightly index", by: "atalman", to: "atalman" },
  {
    number: 180252,
    title: "Process group hangs when a rank joins late",
    by: "kwen2501",
    to: "kwen2501",
    labels: ["topic: deadlock"],
  },
];

/** Issues that are settled by hand: no trunk change belongs to them. */
export const settledByHand: readonly (Item & { at: string; who: string; reason?: "NOT_PLANNED" })[] = [
  {
    number: 179950,
    title: "Wheel for musl",
    by: "dwilkes",
    at: "2026-04-21T18:00",
    who: "malfet",
    reason: "NOT_PLANNED",
  },
  { number: 180044, title: "Wrong device in the profiler's table", by: "eqy", at: "2026-04-22T12:00", who: "malfet" },
  {
    number: 179720,
    title: "Plan: flex attention backward on CPU",
    by: "drisspg",
    labels: ["release-feature-request"],
    at: "2026-04-23T10:11",
    who: "atalman",
  },
  {
    number: 179733,
    title: "Plan: wheels for Python 3.14t",
    by: "atalman",
    labels: ["release-feature-request"],
    at: "2026-04-23T10:11",
    who: "atalman",
  },
  {
    number: 180130,
    title: "Nested list input breaks the compiler",
    by: "dwilkes",
    at: "2026-04-23T10:11",
    who: "atalman",
    reason: "NOT_PLANNED",
  },
  {
    number: 180188,
    title: "Slow import on network drives",
    by: "dwilkes",
    to: "huydhn",
    at: "2026-04-24T16:40",
    who: "malfet",
    reason: "NOT_PLANNED",
  },
  {
    number: 180262,
    title: "Sporadic time-out in the store's test",
    by: "huydhn",
    to: "huydhn",
    at: "2026-04-28T12:00",
    who: "malfet",
    reason: "NOT_PLANNED",
  },
  {
    number: 180276,
    title: "Decide the wording of the float8 note",
    by: "drisspg",
    at: "2026-04-28T17:30",
    who: "malfet",
  },
];

export const movedOut: readonly (Item & { at: string; who: string })[] = [
  {
    number: 180201,
    title: "Faster start of compiled modules",
    by: "drisspg",
    to: "drisspg",
    at: "2026-04-23T10:11",
    who: "atalman",
  },
  {
    number: 180215,
    title: "Expose allocator statistics per stream",
    by: "kwen2501",
    at: "2026-04-23T10:11",
    who: "atalman",
  },
  { number: 180204, title: "Describe the new export errors", by: "angelayi", at: "2026-04-25T10:00", who: "atalman" },
  {
    number: 180221,
    title: "Reduce the size of the CPU wheel",
    by: "atalman",
    to: "atalman",
    at: "2026-04-27T09:00",
    who: "malfet",
  },
  {
    number: 180228,
    title: "Warn about unsupported dtypes in foreach",
    by: "eqy",
    at: "2026-04-27T09:00",
    who: "malfet",
  },
  {
    number: 180305,
    title: "Benchmark of the new scheduler",
    by: "drisspg",
    to: "drisspg",
    at: "2026-04-28T19:00",
    who: "malfet",
  },
];

export const movedPulls: readonly (Item & { at: string; who: string })[] = [
  {
    number: 180150,
    title: "Use fewer registers in the softmax kernel",
    by: "eqy",
    to: "eqy",
    at: "2026-04-27T09:00",
    who: "malfet",
  },
  { number: 180177, title: "Print the mesh in DTensor errors", by: "yangw-dev", at: "2026-04-27T09:00", who: "malfet" },
  { number: 180196, title: "Allow named dimensions in einsum", by: "drisspg", at: "2026-04-27T09:00", who: "malfet" },
];

export const beforeCut: readonly [number, string, string, string, number?][] = [
  [178801, "Add the operator table to the export guide", "angelayi", "2026-04-01T10:00"],
  [178844, "Build CUDA 13.0 wheels for Python 3.14", "atalman", "2026-04-02T09:00"],
  [178902, "Keep strides of channels-last inputs", "eqy", "2026-04-02T15:30", 178610],
  [178950, "Fix a race in the allocator's trace", "kwen2501", "2026-04-03T11:00", 178633],
  [179004, "Report the right line in graph breaks", "drisspg", "2026-04-03T18:10", 178671],
  [179061, "Run the XPU tests on the new driver", "guangyey", "2026-04-04T08:30"],
  [179117, "Accept bool masks in flex attention", "drisspg", "2026-04-06T10:20", 178702],
  [179150, "Raise early for empty process groups", "kwen2501", "2026-04-06T17:45"],
  [179208, "Fix sorting of strided half tensors", "eqy", "2026-04-07T12:15", 178730],
  [179301, "Name the device in the profiler's table", "yangw-dev", "2026-04-10T09:40"],
  [179377, "Test wheels on Python 3.14t", "atalman", "2026-04-09T16:00"],
  [179422, "Free hooks of deleted modules", "angelayi", "2026-04-10T13:30", 178765],
  [179560, "Update the cuDNN pin", "eqy", "2026-04-11T10:00"],
  [179644, "Fix determinism of scatter on ROCm", "naromero77amd", "2026-04-12T15:20", 178790],
  [179801, "Say which extension failed to load", "huydhn", "2026-04-13T09:50"],
  [179912, "Bring the ABI tests up to date", "malfet", "2026-04-14T11:25", 178812],
];

export const closedWithoutCode: readonly [number, string, string][] = [
  [178580, "Choose the CUDA versions of 2.12", "2026-04-02T14:00"],
  [178592, "Choose the Python versions of 2.12", "2026-04-02T14:10"],
  [178744, "Ask partners for their dates", "2026-04-09T13:00"],
];

/** Closed items of the scope, in the order of their numbers. */
export const closedScope: readonly number[] = [
  ...fixedByPicks.map((one) => one.number),
  ...settledByHand.map((one) => one.number),
  ...beforeCut.flatMap(([number, , , , fixes]) => [
    ...(number === 179301 ? [] : [number]),
    ...(fixes === undefined ? [] : [fixes]),
  ]),
  ...closedWithoutCode.map(([number]) => number),
  176994,
  180230,
  180349,
].sort((a, b) => a - b);
