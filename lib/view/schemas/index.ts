/**
 * The view models: one zod schema per shape of the JSON contract. Pages, API and the published OpenAPI document
 * all use these, so that the three cannot drift. Fields may be added; none is ever renamed.
 */
import type { z } from "zod";
import type { ciAnswer, releaseAnswer, scopeAnswer, sourcesAnswer } from "./answers";
import type { candidateSchema, cellStateSchema, ciWorkflowSchema } from "./ci";
import type { refSchema } from "./common";
import type { changeSchema, missingSchema, pickSchema, receiptSchema, unfollowedRevertSchema } from "./picks";
import type {
  callSchema,
  companionSchema,
  gateSchema,
  milestoneSchema,
  nightlySchema,
  sourceSchema,
  summarySchema,
  verdictSchema,
} from "./release";

export * from "./answers";
export * from "./ci";
export { problemSchema, refSchema } from "./common";
export * from "./picks";
export * from "./release";

export type SummaryView = z.infer<typeof summarySchema>;
export type VerdictView = z.infer<typeof verdictSchema>;
export type ReleaseView = z.infer<typeof releaseAnswer>;
export type PickView = z.infer<typeof pickSchema>;
export type MissingView = z.infer<typeof missingSchema>;
export type UnfollowedRevertView = z.infer<typeof unfollowedRevertSchema>;
export type CandidateView = z.infer<typeof candidateSchema>;
export type CiView = z.infer<typeof ciAnswer>;
export type CiWorkflowView = z.infer<typeof ciWorkflowSchema>;
export type CellState = z.infer<typeof cellStateSchema>;
export type ChangeView = z.infer<typeof changeSchema>;
export type ReceiptView = z.infer<typeof receiptSchema>;
export type GateView = z.infer<typeof gateSchema>;
export type SourceView = z.infer<typeof sourceSchema>;
export type SourcesView = z.infer<typeof sourcesAnswer>;
export type ScopeView = z.infer<typeof scopeAnswer>;
export type RefView = z.infer<typeof refSchema>;
export type CompanionView = z.infer<typeof companionSchema>;
export type NightlyView = z.infer<typeof nightlySchema>;
export type MilestoneView = z.infer<typeof milestoneSchema>;
export type Call = z.infer<typeof callSchema>;
