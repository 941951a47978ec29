import type { Stop } from "@/components/release/frame-view";
import type { CandidateView, PickView } from "@/lib/view/schemas";

const most = 60;

/** The moments worth standing at, oldest first: tags, and what happened to picks. */
export function stopsOf(picks: readonly PickView[], candidates: readonly CandidateView[], now: string): Stop[] {
  const tagged = candidates.map(({ at, tag }) => ({ at, text: `${tag} was tagged here.` }));
  const happened = picks.flatMap((pick) => {
    const name = pick.release[0]?.number ?? pick.trunk[0]?.number;
    return pick.history.map(({ at, what }) => ({ at, text: name ? `#${name}: ${what}.` : `${what}.` }));
  });
  const stops = [...tagged, ...happened].filter(({ at }) => at <= now).sort((a, b) => (a.at < b.at ? -1 : 1));
  return stops.filter(({ at }, nth) => stops[nth + 1]?.at !== at).slice(-most);
}
