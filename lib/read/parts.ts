/** The parts of one release, each as the contract names it. */

import { candidateViews, ciView, missingView, pickViews, revertsView, scopeView } from "../view/build";
import type { CandidateView, CiView, MissingView, PickView, ScopeView, UnfollowedRevertView } from "../view/schemas";
import { type Answer, type AskedRelease, viewOf } from "./answer";

export type AskedPicks = AskedRelease & { state?: string | null; author?: string | null; waitingOn?: string | null };

const same = (a: string | null, b: string): boolean => a?.toLowerCase() === b.replace(/^@/, "").toLowerCase();

/** `state` takes one or more states; `waitingOn` a kind or a login. */
export function readPicks(asked: AskedPicks): Promise<Answer<{ asOf: string; picks: PickView[] }>> {
  const { state, author, waitingOn } = asked;
  const states = state ? new Set(state.split(",")) : null;
  const name = state || author || waitingOn ? null : "picks";
  return viewOf(asked, name, ({ reconciled }, { asOf }) => ({
    asOf,
    picks: pickViews(reconciled).filter(
      (pick) =>
        (!states || states.has(pick.state)) &&
        (!author || same(pick.requestedBy, author) || same(pick.comment?.author ?? null, author)) &&
        (!waitingOn ||
          pick.waitingOn.kind === waitingOn ||
          pick.waitingOn.logins.some((login) => same(login, waitingOn))),
    ),
  }));
}

type Listed<T> = { asOf: string; complete: boolean; items: T[]; unknown: string[] };

export const readMissing = (asked: AskedRelease): Promise<Answer<Listed<MissingView>>> =>
  viewOf(asked, "missing", ({ reconciled }, { asOf }) => ({ asOf, ...missingView(reconciled) }));

export const readReverts = (asked: AskedRelease): Promise<Answer<Listed<UnfollowedRevertView>>> =>
  viewOf(asked, "reverts", ({ reconciled }, { asOf }) => ({ asOf, ...revertsView(reconciled) }));

export const readCandidates = (asked: AskedRelease): Promise<Answer<{ asOf: string; candidates: CandidateView[] }>> =>
  viewOf(asked, "candidates", ({ reconciled }, { asOf }) => ({ asOf, candidates: candidateViews(reconciled) }));

export const readCi = (asked: AskedRelease & { commits?: number }): Promise<Answer<CiView>> =>
  viewOf(asked, `ci ${asked.commits ?? ""}`, ({ reconciled }, { asOf }) => ciView(reconciled, asOf, asked.commits));

export const readScope = (asked: AskedRelease): Promise<Answer<ScopeView>> =>
  viewOf(asked, "scope", ({ reconciled }, { asOf }) => scopeView(reconciled, asOf));
