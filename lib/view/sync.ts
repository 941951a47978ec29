/** What the weekly sync shows: one release at two moments, in the shapes that the pages and the API use. */
import type { CandidateView, ChangeView, CiView, PickView, ReleaseView } from "./schemas";

export type StandView = { release: ReleaseView; ci: CiView; candidates: CandidateView[] };

export type StreamView = { name: string; people: string[]; waits: { text: string; url: string }[] };

export type SyncView = StandView & {
  from: string;
  to: string;
  /** The sync before `from`: for a week in which nobody met. */
  earlier: string;
  picks: PickView[];
  /** How it stood at `from`; null where nothing of that moment is kept. */
  before: StandView | null;
  /** The same list as the API's changes between the two moments. */
  changes: ChangeView[];
  streams: StreamView[];
  forecast: ForecastView;
  /** This release, then earlier ones; empty where its release day is not known. */
  curves: CurveView[];
};

export type ForecastView = {
  left: number;
  /** Null where too little was settled lately, or too little is known of earlier releases. */
  range: { perDay: number; from: string; middle: string; to: string; confidence: number } | null;
  /** What the same forecast was worth on earlier releases; null: too little history. */
  error: { releases: number; forecasts: number; medianError: number; held: number } | null;
  goal: { name: string; date: string; precision: "day" | "week" } | null;
};

/** A release over the days that are left to its release day. */
export type CurveView = {
  version: string;
  releaseDay: string;
  points: { left: number; scopeOpen: number | null; picksPending: number; passRate: number | null }[];
};
