/** What a reader calls a source: `pytorch/2.12.0/scope` is told as `milestone`. */
const names: Readonly<Record<string, string>> = {
  trackers: "list of trackers",
  published: "GitHub releases",
  "release-pulls": "release PRs",
  "named-pulls": "named PRs",
  scope: "milestone",
  ci: "CI",
};

export function sourceName(id: string): string {
  const last = id.split("/").at(-1) ?? id;
  return names[last] ?? last;
}
