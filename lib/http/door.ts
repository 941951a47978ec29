import type { IncomingMessage } from "node:http";
import type { ProblemCode } from "./problem";

export type Refusal = { code: ProblemCode; text: string; headers?: Record<string, string> };
export type Admission = { kind: "in" } | { kind: "elsewhere"; to: string } | ({ kind: "out" } & Refusal);

/** Under this name pages learn who was let in. */
export const readerHeader = "x-hud-reader";

/** What the process tells the door at its start. */
export type Door = {
  developing: boolean;
  /** True where readers come over https only. */
  https: boolean;
  now(): string;
  /** Proxies of ours before the server, whose word about the reader's address counts. */
  proxies: number;
  /** What one address may ask of costly things in a minute; 0 for no limit. */
  perMinute: number;
  /** How long a body may take to come in. */
  bodyMs: number;
  /** What is not for everybody even where the rest is. */
  guard(request: IncomingMessage): Refusal | null;
  /** Equal as long as every answer about now would be the same; null while that is not known. */
  state: (() => Promise<string | null>) | null;
  /** False while the past may still come to be told otherwise, as long as not everything was read once. */
  settles(): boolean;
  /** Null where everybody may come in. */
  admit: ((request: IncomingMessage) => Promise<Admission>) | null;
};
