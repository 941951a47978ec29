/** Every question that is asked of GitHub, for the generated types and for the test against GitHub's schema. */
import { type Fragment, type Operation, wholeText } from "../operation";
import * as comments from "./comments";
import * as commits from "./commits";
import * as companions from "./companions";
import * as documents from "./documents";
import { probe, probeLines } from "./probe";
import * as releases from "./releases";
import * as stamps from "./stamps";
import * as suites from "./suites";
import * as tags from "./tags";
import * as threads from "./threads";

const rooms = [comments, commits, companions, documents, releases, stamps, suites, tags, threads];

type Asked = Operation<unknown, unknown>;
const isOperation = (value: unknown): value is Asked =>
  typeof value === "object" && value !== null && "kind" in value && value.kind === "operation";

const fixed: Asked[] = rooms.flatMap((room) => Object.values(room).filter(isOperation));

const full = {
  repo: "o/r",
  whole: { trackerLabel: 'a "label"' },
  branches: ["main", "release/1.0"],
  tags: ["v1.0.0", ""],
  commits: [
    { sha: "abc", bothEnds: false },
    { sha: "def", bothEnds: true },
  ],
  pullBases: ["release/1.0"],
  commentsOf: [1, 2],
  milestones: ["1.0.0"],
  documents: ["main:RELEASE.md"],
  threads: [1, 2],
};
const bare = {
  ...full,
  whole: null,
  tags: [],
  commits: [],
  pullBases: [],
  commentsOf: [],
  milestones: [],
  documents: [],
  threads: [],
};

/** Questions whose parts depend on what is followed, each in a few shapes. */
const built: Asked[] = [
  stamps.byNumber([{ repo: "o/r", numbers: [1] }]),
  stamps.byNumber([
    { repo: "o/r", numbers: [1, 2, 3] },
    { repo: "o/s", numbers: [1] },
  ]),
  suites.suiteStampsOf(["abc", "def"]),
  tags.tagsNamed(["v1.0.0", "v1.1.0"]),
  companions.cutsOf(["release/1.0", 'odd"name']),
  probe(probeLines([full])),
  probe(probeLines([full, bare])),
  probe(probeLines([bare, { ...bare, branches: [] }])),
  ...probeLines([full, bare]).map((line) => probe([line])),
] as Asked[];

export const questions: { text: string }[] = [...fixed, ...built].map((asked) => ({ text: wholeText(asked) }));

/** What the types are generated from: fixed operations, and every fragment once. */
export function sourcesOfTypes(): string[] {
  const fragments = new Set<string>();
  const collect = (all: Fragment[]): void => {
    for (const one of all) {
      fragments.add(one.text);
      collect(one.uses);
    }
  };
  for (const asked of [...fixed, ...built]) collect(asked.uses);
  return [...fixed.map((asked) => asked.text), ...fragments];
}
