import { z } from "zod";
import type { Answer, Refusal } from "../read/answer";
import {
  candidatesAnswer,
  changesAnswer,
  lookupAnswer,
  missingAnswer,
  picksAnswer,
  releaseAnswer,
  releasesAnswer,
  revertsAnswer,
} from "../view/schemas";
import type { Named, Source } from "./source";

const patienceMs = 30_000;
const problem = z.object({ code: z.string(), detail: z.string() });
const codes: readonly Refusal["code"][] = ["not-found", "bad-request", "unavailable"];

/** A running dashboard, asked as any other program asks it. */
export function serverSource(address: string, key: string | null = null): Source {
  const base = address.replace(/\/+$/, "");
  const ask = async <T>(
    path: string,
    query: Record<string, string | null>,
    schema: z.ZodType<T>,
  ): Promise<Answer<T>> => {
    const given = Object.entries(query).filter((entry): entry is [string, string] => Boolean(entry[1]));
    const url = `${base}/api/v1/${path}?${new URLSearchParams(given)}`;
    const answer = await fetch(url, {
      ...(key === null ? {} : { headers: { authorization: `Bearer ${key}` } }),
      signal: AbortSignal.timeout(patienceMs),
    }).catch(() => null);
    if (answer === null) return refused("unavailable", `No dashboard answers at ${base}. Is it running?`);
    const body: unknown = await answer.json().catch(() => null);
    if (!answer.ok) {
      const said = problem.safeParse(body);
      const code = codes.find((one) => said.success && one === said.data.code) ?? "unavailable";
      return refused(code, said.success ? said.data.detail : `${base} answered ${answer.status}.`);
    }
    // What was answered is kept whole: a newer server may say more than this program knows.
    if (schema.safeParse(body).success) return { ok: true, value: body as T };
    return refused("unavailable", `${base} is no Release HUD.`);
  };
  const of = ({ project, version }: Named, part = ""): string =>
    `releases/${encodeURIComponent(project)}/${encodeURIComponent(version)}${part}`;
  return {
    active: (at) => ask("releases", { state: "active", at }, releasesAnswer),
    release: (named) => ask(of(named), { at: named.at }, releaseAnswer),
    picks: ({ state, author, waitingOn, ...named }) =>
      ask(of(named, "/picks"), { at: named.at, state, author, waitingOn }, picksAnswer),
    missing: (named) => ask(of(named, "/missing"), { at: named.at }, missingAnswer),
    reverts: (named) => ask(of(named, "/reverts"), { at: named.at }, revertsAnswer),
    candidates: (named) => ask(of(named, "/candidates"), { at: named.at }, candidatesAnswer),
    changes: ({ since, ...named }) => ask(of(named, "/changes"), { at: named.at, since }, changesAnswer),
    lookup: ({ q, at }) => ask("lookup", { q, at }, lookupAnswer),
    close: async () => {},
  };
}

const refused = (code: Refusal["code"], text: string): Refusal => ({ ok: false, code, text });
