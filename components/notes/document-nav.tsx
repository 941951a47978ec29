import Link from "next/link";
import { cadenceLink, compareLink, matrixLink, notesSearchLink, releaseLink } from "@/lib/client/links";

export type DocumentPlace = "notes" | "checklist" | "search" | "compare" | "matrix" | "cadence";
type Given = { project: string; version: string | null; here: DocumentPlace; at: string | null };

/** The documents of a project and, where one is meant, of a release: what leads from one to the others. */
export function DocumentNav({ project, version, here, at }: Given) {
  const release = version === null ? null : { project, version };
  const links = [
    ...(release
      ? ([
          ["notes", `Notes of ${release.version}`, releaseLink(release, "notes", at), "g n"],
          ["checklist", "Checklist and process", releaseLink(release, "checklist", at), "g l"],
        ] as const)
      : []),
    ["search", "Search all notes", notesSearchLink(project, at), undefined],
    ["compare", "Compare releases", compareLink(project, at), undefined],
    ["matrix", "Compatibility matrix", matrixLink(project, at), undefined],
    ["cadence", "Cadence", cadenceLink(project, at), undefined],
  ] as const;
  return (
    <nav aria-label="Documents" className="no-print flex flex-wrap gap-x-4 gap-y-1 pt-3 text-ink-2">
      {links.map(([place, label, href, key]) => (
        <Link
          key={place}
          href={href}
          prefetch={false}
          data-key={key}
          aria-current={place === here ? "page" : undefined}
          className="border-b-2 border-transparent py-1 aria-[current]:border-b-ink aria-[current]:font-medium aria-[current]:text-ink"
        >
          {label}
        </Link>
      ))}
    </nav>
  );
}
