/**
 * A tracker's milestone often names several things at once. Where space is short the page names the one that the
 * step is known by; the whole text stays in the title and in the table behind.
 */
const known = /\b(final rc|final candidate|branch cut|release day|launch day|go\W+no-?go|feature freeze)\b/i;

export function shortLabel(label: string): string {
  const parts = label
    .split(/[,;]|\s\/\s/)
    .map((part) => part.trim())
    .filter((part) => part !== "");
  const chosen = parts.find((part) => known.test(part)) ?? parts[0] ?? label;
  return chosen.charAt(0).toUpperCase() + chosen.slice(1);
}
