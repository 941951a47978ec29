/** The contract's shapes under their names, written from the view models that pages and API use. */
import { z } from "zod";
import { notesAnswer, notesSearchAnswer, processAnswer } from "../../view/document-schemas";
import * as view from "../../view/schemas";
import {
  trackerAnswer,
  understandCommentAsked,
  understandTrackerAsked,
  understoodAnswer,
} from "../../view/understand-schemas";

/** Answers of errors (RFC 9457). The codes stay. */
const problemDocument = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  code: z.enum([
    "bad-request",
    "bad-time",
    "time-in-future",
    "not-signed-in",
    "forbidden",
    "not-found",
    "method-not-allowed",
    "request-timeout",
    "body-too-large",
    "unsupported-media-type",
    "too-many-requests",
    "internal",
    "unavailable",
  ]),
  detail: z.string(),
});

export const problemCodes = problemDocument.shape.code.options;

const named = {
  Problem: view.problemSchema,
  Ref: view.refSchema,
  Flip: view.flipSchema,
  Verdict: view.verdictSchema,
  Milestone: view.milestoneSchema,
  Summary: view.summarySchema,
  Gate: view.gateSchema,
  Source: view.sourceSchema,
  Phase: view.phaseSchema,
  Companion: view.companionSchema,
  Nightly: view.nightlySchema,
  Decision: view.decisionSchema,
  Pick: view.pickSchema,
  Missing: view.missingSchema,
  UnfollowedRevert: view.unfollowedRevertSchema,
  Candidate: view.candidateSchema,
  CiCell: view.ciCellSchema,
  CiWorkflow: view.ciWorkflowSchema,
  ScopeItem: view.scopeItemSchema,
  Change: view.changeSchema,
  Receipt: view.receiptSchema,
  Happening: view.happeningSchema,
  Releases: view.releasesAnswer,
  Release: view.releaseAnswer,
  Picks: view.picksAnswer,
  MissingList: view.missingAnswer,
  RevertList: view.revertsAnswer,
  Candidates: view.candidatesAnswer,
  Ci: view.ciAnswer,
  Changes: view.changesAnswer,
  History: view.historyAnswer,
  Scope: view.scopeAnswer,
  Notes: notesAnswer,
  NotesSearch: notesSearchAnswer,
  Process: processAnswer,
  Lookup: view.lookupAnswer,
  Sources: view.sourcesAnswer,
  UnderstandTracker: understandTrackerAsked,
  UnderstandComment: understandCommentAsked,
  Tracker: trackerAnswer,
  Understood: understoodAnswer,
  Health: z.object({ status: z.enum(["ok", "ready"]) }),
  WebhookOutcome: z.object({ outcome: z.string() }),
  ProblemDocument: problemDocument,
};

export type SchemaName = keyof typeof named;

/** As JSON schema. Fields may be added to any shape, so that none is closed. */
export function componentSchemas(): Record<string, unknown> {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(named)) registry.add(schema, { id });
  const { schemas } = z.toJSONSchema(registry, { io: "input", uri: (id) => `#/components/schemas/${id}` });
  return Object.fromEntries(Object.entries(schemas).map(([id, { $schema: _, $id: __, ...schema }]) => [id, schema]));
}
