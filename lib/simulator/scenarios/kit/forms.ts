/** The forms in which people ask for a cherry-pick. The headings are the project's; the words are ours. */
export type FormName = "standard" | "dashes" | "short" | "hashes" | "bare" | "quoted-empty";

export type Asked = {
  repo: string;
  trunk: readonly (number | string)[];
  release: readonly (number | string)[];
  category: string;
  form: FormName;
};

export function requestBody(asked: Asked): string {
  const link = (ref: number | string) =>
    typeof ref === "number" ? `https://github.com/${asked.repo}/pull/${ref}` : ref;
  const trunk = asked.trunk.map(link);
  const release = asked.release.map(link);
  switch (asked.form) {
    case "standard":
      return form("Link to landed trunk PR (if applicable):", "*", trunk, release, asked.category);
    case "dashes":
      return form("Link to landed trunk PR:", " -", trunk.length > 0 ? trunk : ["N/A"], release, asked.category);
    case "quoted-empty":
      return form(
        "Link to landed trunk PR (if applicable):",
        "*",
        trunk.length > 0 ? trunk : ["None, this is for the branch only"],
        release,
        asked.category,
      );
    case "hashes": {
      const short = (refs: readonly (number | string)[]) =>
        refs.map((ref) => (typeof ref === "number" ? `#${ref}` : ref));
      return form(
        "Link to landed trunk PR (if applicable):",
        "*",
        short(asked.trunk),
        short(asked.release),
        asked.category,
      );
    }
    case "short":
      return [
        `Trunk PR: ${trunk[0] ?? "NA"}`,
        `Cherry pick PR: ${release.join(" and ")}`,
        `Category: ${asked.category}`,
      ].join("\n");
    case "bare":
      return [
        `Link to landed trunk PR: ${trunk[0] ?? "-"}`,
        `Link to release branch PR: ${release[0] ?? "-"}`,
        `Criteria Category: ${asked.category}`,
      ].join("\n");
  }
}

function form(
  heading: string,
  mark: string,
  trunk: readonly string[],
  release: readonly string[],
  category: string,
): string {
  const list = (refs: readonly string[]) => (refs.length > 0 ? refs : [""]).map((ref) => `${mark} ${ref}`).join("\n");
  return `${heading}\n${list(trunk)}\n\nLink to release branch PR:\n${list(release)}\n\nCriteria Category:\n${mark} ${category}`;
}

/** A manager's word, appended to the requester's comment. */
export const withWord = (word: string) => (old: string) => `${old}\n\n---\n${word}`;
export const withMoreWord = (word: string) => (old: string) => `${old}\n\n${word}`;
