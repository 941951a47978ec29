/** Notes of releases from before the world begins; the words are ours. Newer ones stand in `notes.ts`. */
export type Section = { title: string; modules: [string, [string, number[]][]][] };

export const nine: readonly Section[] = [
  {
    title: "Backwards Incompatible Changes",
    modules: [
      ["Build", [["The oldest Python that is built is 3.10", [159140, 160012]]]],
      ["ONNX", [["`dynamo=True` is the default of the exporter", [159646]]]],
    ],
  },
  {
    title: "Deprecations",
    modules: [
      ["Profiler", [["Tracing without a schedule warns", [158930]]]],
      ["Dynamo", [["The old guard format goes in 2.11", [157555, 157901]]]],
    ],
  },
  {
    title: "New Features",
    modules: [
      [
        "Distributed",
        [
          ["Symmetric memory across nodes", [159511, 159889]],
          ["Checkpoints resume on fewer ranks", [160301]],
        ],
      ],
      ["Inductor", [["Graph partitions around CUDA graphs", [158221]]]],
    ],
  },
  {
    title: "Bug fixes",
    modules: [
      ["Autograd", [["Saved tensors are freed after the last use", [158044]]]],
      ["Sparse", [["Row sums no longer overflow", [159003]]]],
      ["CUDA", [["Streams survive a fork", [157870, 158111]]]],
    ],
  },
];

export const eight: readonly Section[] = [
  {
    title: "Backwards Incompatible Changes",
    modules: [
      ["CUDA", [["Maxwell and Pascal are not built for CUDA 12.8", [154601]]]],
      ["Autograd", [["`backward` on a list without gradients raises", [150012]]]],
    ],
  },
  { title: "Deprecations", modules: [["Build", [["The conda recipes go", [152222]]]]] },
  {
    title: "New Features",
    modules: [
      ["Export", [["Draft mode lists every fault at once", [151007, 151660]]]],
      ["XPU", [["Distributed training on Intel GPUs", [150480]]]],
    ],
  },
  {
    title: "Bug fixes",
    modules: [
      ["Autograd", [["Double backward of normalisation is exact", [153113]]]],
      ["Inductor", [["Views of views keep their strides", [151812, 152340]]]],
    ],
  },
];

export const seven: readonly Section[] = [
  {
    title: "Backwards Incompatible Changes",
    modules: [
      ["Build", [["Linux wheels need glibc 2.28", [143423]]]],
      ["Export", [["The second return of `export` is gone", [147186, 147301]]]],
    ],
  },
  { title: "Deprecations", modules: [["Quantization", [["Eager mode quantization is not extended", [146310]]]]] },
  {
    title: "New Features",
    modules: [
      ["CUDA", [["Wheels for Blackwell", [145270, 145602]]]],
      ["Inductor", [["Prologue fusion for matrix products", [147008]]]],
    ],
  },
  { title: "Bug fixes", modules: [["Dynamo", [["Recompiles name the guard that failed", [144180]]]]] },
];

export const six: readonly Section[] = [
  {
    title: "Backwards Incompatible Changes",
    modules: [["Serialization", [["`torch.load` reads weights only by default", [137602]]]]],
  },
  { title: "Deprecations", modules: [["Build", [["The conda channel gets no new packages", [138506]]]]] },
  {
    title: "New Features",
    modules: [["CPU", [["Float16 on x86", [139020, 139488]]]]],
  },
  { title: "Bug fixes", modules: [["Data loader", [["Seeds differ between workers again", [140117]]]]] },
];
