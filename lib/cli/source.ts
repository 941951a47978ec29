import type { Answer } from "../read/answer";
import type {
  CandidateView,
  ChangeView,
  MissingView,
  PickView,
  ReceiptView,
  ReleaseView,
  SummaryView,
  UnfollowedRevertView,
} from "../view/schemas";

export type Named = { project: string; version: string; at: string | null };
export type Listed<T> = { asOf: string; complete: boolean; items: T[]; unknown: string[] };

/** Whom the command line asks: a running server or the database. Both answer the same. */
export type Source = {
  active(at: string | null): Promise<Answer<{ asOf: string; releases: SummaryView[] }>>;
  release(named: Named): Promise<Answer<ReleaseView>>;
  picks(
    named: Named & { state: string | null; author: string | null; waitingOn: string | null },
  ): Promise<Answer<{ asOf: string; picks: PickView[] }>>;
  missing(named: Named): Promise<Answer<Listed<MissingView>>>;
  reverts(named: Named): Promise<Answer<Listed<UnfollowedRevertView>>>;
  candidates(named: Named): Promise<Answer<{ asOf: string; candidates: CandidateView[] }>>;
  changes(
    named: Named & { since: string | null },
  ): Promise<Answer<{ asOf: string; from: string; to: string; changes: ChangeView[] }>>;
  lookup(asked: {
    q: string;
    at: string | null;
  }): Promise<Answer<{ asOf: string; kind: string; matches: ReceiptView[] }>>;
  close(): Promise<void>;
};
