/** Short lines that join two subjects, so that neither has to know the other. */
import { isOpen } from "@/components/picks/filters";
import { countdown } from "@/lib/format/ages";
import { daysBetween } from "@/lib/format/dates";
import { plural } from "@/lib/format/numbers";
import type { CandidateView, CiView, PickView, ReleaseView } from "@/lib/view/schemas";

const number = (tag: string): number | null => {
  const found = /rc(\d+)$/i.exec(tag)?.[1];
  return found === undefined ? null : Number(found);
};

/** The API lists the oldest first. */
export const newestOf = (candidates: readonly CandidateView[]): CandidateView | undefined =>
  candidates.toSorted((a, b) => (a.at < b.at ? 1 : -1))[0];

/** `rc4 not tagged · 7 commits since rc3`: how far the branch has gone past its newest candidate. */
export function newestCandidate(candidates: readonly CandidateView[], ci: CiView | null): string | null {
  const newest = newestOf(candidates);
  const n = newest ? number(newest.tag) : 0;
  if (n === null || newest?.isHead) return null;
  const since =
    newest && ci
      ? ci.commits.findIndex((commit) => commit.sha === newest.sha || newest.sha.startsWith(commit.sha))
      : -1;
  const next = `rc${n + 1} not tagged`;
  return since > 0 ? `${next} · ${plural(since, "commit")} since rc${n}` : next;
}

/** What the end of the phase does to the picks that are still open. */
export function phaseNote(release: ReleaseView, picks: readonly PickView[], now: string): string | null {
  const current = release.phases.find((phase) => phase.current);
  if (!current?.until) return null;
  const days = daysBetween(now, current.until);
  const last = release.phases.at(-1)?.n === current.n;
  const open = picks.filter(isOpen).length;
  const ends = days < 0 ? `Phase ${current.n} is over` : `Phase ${current.n} closes ${countdown(days)}`;
  if (open === 0) return `${ends}.`;
  return last
    ? `${ends}. After that no request is taken.`
    : `${ends}. After that the criteria of phase ${current.n + 1} apply.`;
}
