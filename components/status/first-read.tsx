import type { SourcesView } from "@/lib/view/schemas";

/** While a project is read for the first time: what is being read, how much of it, and what is left. */
export function FirstRead({ reading }: { reading: SourcesView["reading"] }) {
  if (reading.length === 0) return null;
  return (
    <div role="status" className="pt-4 text-ink-2">
      {reading.map(({ project, text }) => (
        <p key={project}>
          <b className="font-medium text-ink">First read of {project}.</b> {text}.
        </p>
      ))}
    </div>
  );
}
