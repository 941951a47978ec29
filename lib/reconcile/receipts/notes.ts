/** Where the release notes of any version name a change. */
import type { Receipt } from "../../domain/reconciled";
import type { Ground } from "../ground";
import { notesSource } from "../notes-source";
import { pullUrl } from "../refs";

export function mentionsInNotes(ground: Ground, numbers: readonly number[]): Receipt["notes"] {
  const found = new Map<string, Receipt["notes"][number]>();
  for (const { version, body } of textsOf(ground)) {
    // Most notes do not name it at all, and reading them is the dear part.
    if (!numbers.some((number) => body.includes(String(number)))) continue;
    for (const section of ground.reader.notes(body, ground.repo).sections) {
      const names = section.modules.some((part) =>
        part.entries.some((entry) => entry.prs.some((pr) => numbers.includes(pr))),
      );
      if (names) found.set(`${version}\n${section.title}`, { version, section: section.title });
    }
  }
  return [...found.values()];
}

/** Every GitHub release, and this release's draft where it stands elsewhere. */
function textsOf(ground: Ground): { version: string; body: string }[] {
  const releases = ground.book.published.get(ground.repo) ?? [];
  const texts = releases.map(({ tag, body }) => ({ version: tag.replace(/^\D*/, ""), body }));
  const { version, branch } = ground.found;
  const draft = notesSource(ground, version, branch);
  return draft && !texts.some(({ body }) => body === draft.text) ? [...texts, { version, body: draft.text }] : texts;
}

/** Of a change that nobody read, notes are all that is known: what a text says, and no more. */
export function receiptFromNotes(ground: Ground, number: number): Receipt[] {
  const notes = mentionsInNotes(ground, [number]);
  const [first] = notes;
  if (!first) return [];
  return [
    {
      kind: "pr",
      subject: { repo: ground.repo, number, url: pullUrl(ground, ground.repo, number) },
      title: `Section: ${first.section}`,
      headline: `The notes of ${first.version} name it; it was not read itself`,
      tone: "unknown",
      where: [],
      events: [],
      next: null,
      firstCandidate: null,
      picks: [],
      followUps: [],
      notes,
    },
  ];
}
