import type { Reconciled } from "../../domain/reconciled";
import type { GateRule } from "../rule";
import { count } from "../wording";

/** While another gate blocks, a new candidate would be thrown away: not yet, rather than a failure of its own. */
export const candidateHasHead: GateRule = {
  id: "candidate-has-head",
  target: "final-candidate",
  title: "Final candidate holds every pick",
  group: "Candidate",
  needs: ["tags", "branch"],
  evaluate: (release, { blocked }) => {
    const newest = release.candidates.at(-1);
    if (newest?.isHead)
      return {
        status: "pass",
        summary: `${newest.tag} is the head of the branch`,
        evidence: [{ text: newest.tag, url: newest.url }],
        since: newest.at,
      };
    const behind =
      newest && release.sinceCandidate !== null ? `${count(release.sinceCandidate, "commit")} since ${newest.tag}` : "";
    const base = {
      absence: true,
      evidence: newest ? [{ text: newest.tag, url: newest.url }] : [],
      since: newest?.at ?? null,
      who: tagger(release),
      flips: [tagFlip(release)],
    };
    if (newest && release.sinceCandidate === null)
      return {
        ...base,
        status: "unknown",
        summary: `Where ${newest.tag} stands on the branch is not known`,
        clause: `what ${newest.tag} contains is not known`,
      };
    const summary = behind === "" ? "No candidate is tagged" : told(release, behind);
    if (blocked || release.branch.exists === false) return { ...base, status: "not-yet", summary };
    return {
      ...base,
      status: "fail",
      summary,
      clause:
        behind === ""
          ? "no candidate is tagged"
          : `the newest candidate lacks ${count(release.sinceCandidate ?? 0, "commit")}`,
    };
  },
};

/** Of one that is out, the next candidate will never be tagged. */
function told(release: Reconciled, behind: string): string {
  if (release.release.state === "shipped") return `In no candidate: ${behind}`;
  return `${nextTag(release)} not tagged; ${behind}`;
}

export function tagFlip(release: Reconciled) {
  const next = nextTag(release);
  const newest = release.candidates.at(-1);
  return {
    what: `Tag ${next}`,
    detail: newest ? `${newest.tag} does not hold the head of ${release.release.branch}` : "No candidate is tagged",
    verb: `tag ${next}`,
    who: tagger(release),
    url: newest?.url ?? release.branch.url,
  };
}

function nextTag(release: Reconciled): string {
  const newest = release.candidates.at(-1);
  return newest ? newest.tag.replace(/\d+$/, String(newest.n + 1)) : "the first candidate";
}

function tagger(release: Reconciled): string[] {
  const last = release.candidates.at(-1)?.by;
  return last ? [last] : release.release.managers.slice(0, 1);
}
