/** What the weekly sync shows: one release at two moments, in the shapes that the pages and the API use. */
import type { CandidateView, ChangeView, CiView, PickView, ReleaseView } from "./schemas";

export type StandView = { release: ReleaseView; ci: CiView; candidates: CandidateView[] };

export type StreamView = { name: string; people: string[]; waits: { text: string; url: string }[] };

export type SyncView = StandView & {
  from: string;
  to: string;
  picks: PickView[];
  /** How it stood at `from`; null where nothing of that moment is kept. */
  before: StandView | null;
  /** The same list as the API's changes between the two moments. */
  changes: ChangeView[];
  streams: StreamView[];
};
