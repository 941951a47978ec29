/** A session ends when its reader leaves, after some hours unused, and after a week in any case. */
import { config } from "../config";
import { wordOn } from "../config/allowed";
import { type SessionKept, sharedStore } from "../store";
import { cookieFor, cookieNames, cookieOf } from "./cookies";
import { hashOf, randomText, sign, verified } from "./secrets";

const minuteMs = 60_000;
/** How long GitHub's word that somebody may read is believed. */
const checkedForMs = 60 * minuteMs;
const idleMs = 12 * 60 * minuteMs;
const longestSeconds = 7 * 24 * 3600;
const notedEveryMs = 5 * minuteMs;

export type Standing =
  | { kind: "in"; login: string }
  /** Known, but GitHub must be asked again. */
  | { kind: "due"; login: string; createdAt: string }
  | { kind: "none" };

const now = (): string => new Date().toISOString();
const since = (at: string): number => Date.now() - Date.parse(at);

export async function standingOf(cookies: string | null | undefined): Promise<Standing> {
  const sid = await verified("session", cookieOf(cookies, cookieNames.session));
  if (sid === null) return { kind: "none" };
  const { readers } = await sharedStore();
  const id = hashOf(sid);
  const session = await readers.session(id);
  if (session === null) return { kind: "none" };
  if (isOver(session)) {
    await readers.endSession(id);
    return { kind: "none" };
  }
  if (since(session.checkedAt) > checkedForMs || isOffTheList(session))
    return { kind: "due", login: session.login, createdAt: session.createdAt };
  if (since(session.seenAt) > notedEveryMs) await readers.sessionSeen(id, now());
  return { kind: "in", login: session.login };
}

/** Nobody has asked GitHub yet whether somebody who was let in by his name is a member too. */
export const isOffTheList = ({ login, named }: { login: string; named: boolean }): boolean => named && !isNamed(login);

/** Nobody stays who was taken off the list, and was let in by no more than that. */
const isOver = ({ login, createdAt, seenAt }: SessionKept): boolean =>
  wordOn(login, config().access) === "no" || since(createdAt) > longestSeconds * 1000 || since(seenAt) > idleMs;

export const isNamed = (login: string): boolean => wordOn(login, config().access) === "named";

/** Begins a session; one that GitHub was asked about again goes on from its beginning. Answers with the cookie. */
export async function beginSession(login: string, cookies: string | null): Promise<string> {
  const before = await standingOf(cookies);
  const goesOn = before.kind === "due" && before.login === login ? before.createdAt : null;
  await endSession(cookies);
  const { readers } = await sharedStore();
  const sid = randomText();
  await readers.beginSession(hashOf(sid), { login, named: isNamed(login), createdAt: goesOn ?? now(), now: now() });
  await readers.forgetSessions(new Date(Date.now() - idleMs).toISOString());
  const seconds = goesOn === null ? longestSeconds : Math.max(1, longestSeconds - Math.floor(since(goesOn) / 1000));
  return cookieFor(cookieNames.session, await sign("session", sid, seconds), seconds);
}

/** Ends it here, so that a copy of the cookie is worth nothing. Answers with the cookie that takes it away. */
export async function endSession(cookies: string | null): Promise<string> {
  const sid = await verified("session", cookieOf(cookies, cookieNames.session));
  if (sid !== null) await (await sharedStore()).readers.endSession(hashOf(sid));
  return cookieFor(cookieNames.session, "", 0);
}
