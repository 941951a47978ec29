/** Where the release notes of any version name a change. */
import type { Receipt } from "../../domain/reconciled";
import type { Ground } from "../ground";

export function mentionsInNotes(ground: Ground, numbers: readonly number[]): Receipt["notes"] {
  const found = new Map<string, Receipt["notes"][number]>();
  for (const release of ground.book.published.get(ground.repo) ?? []) {
    // Most notes do not name it at all, and reading them is the dear part.
    if (!numbers.some((number) => release.body.includes(String(number)))) continue;
    const version = release.tag.replace(/^\D*/, "");
    for (const section of ground.reader.notes(release.body, ground.repo).sections) {
      const names = section.modules.some((part) =>
        part.entries.some((entry) => entry.prs.some((pr) => numbers.includes(pr))),
      );
      if (names) found.set(`${version}\n${section.title}`, { version, section: section.title });
    }
  }
  return [...found.values()];
}
