/** Release notes in the two styles that the project has used; the words are ours. */
import { eight, nine, type Section, seven, six } from "./older-notes";

const eleven: readonly Section[] = [
  {
    title: "Backwards Incompatible Changes",
    modules: [
      [
        "Build",
        [
          ["Python 3.9 is no longer built", [170112]],
          ["Wheels need manylinux 2.28", [170455, 170460]],
        ],
      ],
      ["torch.export", [["Strict mode is off by default", [171020]]]],
    ],
  },
  { title: "Deprecations", modules: [["Optimizer", [["`foreach=None` will mean off from 2.13 on", [171544]]]]] },
  {
    title: "New Features",
    modules: [
      [
        "Inductor",
        [
          ["Cache shared between processes", [171230, 172003]],
          ["Templates for small matrix products", [172410]],
        ],
      ],
      ["Distributed", [["Process groups can be split while in use", [172077]]]],
    ],
  },
  {
    title: "Bug fixes",
    modules: [
      [
        "Autograd",
        [
          ["Hooks run once when a graph is kept", [172801]],
          ["Complex atan has the right sign", [175137]],
        ],
      ],
      ["Sparse", [["Empty rows no longer crash", [173012, 173015, 173020]]]],
    ],
  },
  { title: "Documentation", modules: [["Guides", [["The export guide names every option", [175119]]]]] },
];

const ten: readonly Section[] = [
  {
    title: "Backwards Incompatible Changes",
    modules: [["Dynamo", [["Graph breaks raise inside `fullgraph`", [165020, 165031]]]]],
  },
  {
    title: "Improvements",
    modules: [
      [
        "CUDA",
        [
          ["Faster softmax on long rows", [166110]],
          ["Smaller binaries for cuDNN", [166204, 166207]],
        ],
      ],
    ],
  },
  {
    title: "Bug fixes",
    modules: [
      ["ROCm", [["Scatter is deterministic", [166555]]]],
      ["Data loader", [["Workers end with their parent", [166901]]]],
    ],
  },
];

/** `(#123, #124)` */
export const bracketNotes = render(
  "PyTorch 2.11.0 Release Notes",
  eleven,
  (prs) => `(${prs.map((pr) => `#${pr}`).join(", ")})`,
);

/** `([#123](url), [#124](url))` */
const inLinks = (version: string, sections: readonly Section[]): string =>
  render(`PyTorch ${version} Release Notes`, sections, (prs) => `(${prs.map(linked).join(", ")})`);

export const linkNotes = inLinks("2.10.0", ten);

/** Published before the world begins. */
export const olderNotes = [
  { version: "2.6.0", out: "2025-01-29T17:00", body: inLinks("2.6.0", six) },
  { version: "2.7.0", out: "2025-04-23T16:00", body: inLinks("2.7.0", seven) },
  { version: "2.8.0", out: "2025-08-06T17:00", body: inLinks("2.8.0", eight) },
  { version: "2.9.0", out: "2025-10-15T17:00", body: inLinks("2.9.0", nine) },
];

/**
 * The first draft of 2.12: it leaves picks out, names one that came out again and a number that nobody has, and has a
 * line without a change.
 */
export const firstDraft = render(
  "PyTorch 2.12.0 Release Notes",
  [
    {
      title: "New Features",
      modules: [
        [
          "Inductor",
          [
            ["The autotune cache is shared between processes", [179480]],
            ["The lazy tensor backend loads on first use", [180688]],
          ],
        ],
        ["Platforms", [["Python 3.14 on every platform", []]]],
      ],
    },
    {
      title: "Bug fixes",
      modules: [
        [
          "Compiler",
          [
            ["Nested lists compile again", [180311]],
            ["Aliased inputs stay aliased in exported graphs", [176994]],
          ],
        ],
        [
          "Sparse and ONNX",
          [
            ["Empty rows in CSR products do not crash", [180455, 180333]],
            ["Inputs keep their names", [1803900]],
          ],
        ],
        ["Distributed", [["Clients that are gone free their buffers", [180470]]]],
      ],
    },
  ],
  (prs) => (prs.length > 0 ? `(${prs.map((pr) => `#${pr}`).join(", ")})` : ""),
);

export const patchNotes = `This patch repairs what 2.9.0 broke.

## Tracked regressions

### Memory
* Peak memory of 3D convolutions is back to that of 2.8 (#166480)

### Compiler
* Sliced views compile again (#166122, #166411)
`;

export function draftNotes(entries: readonly { title: string; prs: readonly number[] }[]): string {
  const sections: Section[] = [
    { title: "New Features", modules: [["Compiler", [["Flex attention accepts bool masks", [179117]]]]] },
    { title: "Bug fixes", modules: [["Picked to the branch", entries.map((one) => [one.title, [...one.prs]])]] },
  ];
  return render("PyTorch 2.12.0 Release Notes", sections, (prs) => `(${prs.map((pr) => `#${pr}`).join(", ")})`);
}

function linked(pr: number): string {
  return `[#${pr}](https://github.com/pytorch/pytorch/pull/${pr})`;
}

function render(title: string, sections: readonly Section[], refs: (prs: number[]) => string): string {
  const contents = sections
    .map((one) => `- [${one.title}](#${one.title.toLowerCase().replaceAll(" ", "-")})`)
    .join("\n");
  const body = sections.map(
    (one) =>
      `# ${one.title}\n\n${one.modules.map(([name, entries]) => `## ${name}\n${entries.map(([text, prs]) => `- ${text} ${refs(prs)}`.trimEnd()).join("\n")}`).join("\n\n")}`,
  );
  return `# ${title}\n${contents}\n\n${body.join("\n\n")}\n`;
}
