/** The worlds of the demo, each in a sentence. The simulated GitHub itself is never loaded by a page. */
export const scenarios = [
  { name: "pytorch-2.12", text: "Three days before the final candidate: no-go" },
  { name: "patch-2.12.1", text: "A patch release with its own criteria" },
  { name: "all-green", text: "Every gate passes" },
  { name: "red", text: "Everything that can go wrong has gone wrong" },
  { name: "native", text: "A repository that merges natively" },
  { name: "high-load", text: "Four hundred requests and 1,800 jobs" },
  { name: "empty", text: "Nothing is tracked yet" },
] as const;
