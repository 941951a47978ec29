/** Keys for what cannot sign in: calendars, feed readers, badges, the command line. Each belongs to a person. */
import { type KeyKept, sharedStore } from "../store";
import { hashOf, randomText } from "./secrets";

const dayMs = 24 * 3600 * 1000;
/** A key rests when GitHub was not asked about its person for so long: signing in wakes it. */
const restsAfterMs = 30 * dayMs;
const notedEveryMs = 3600 * 1000;
const mostKeys = 20;
const shape = /^hud_[\w-]{43}$/;

export type ShownKey = Omit<KeyKept, "checkedAt" | "login"> & { rests: boolean };

const rests = ({ checkedAt }: KeyKept): boolean => Date.now() - Date.parse(checkedAt) > restsAfterMs;

/** Whose key this is; null for no key of ours, a revoked one, or one that rests. */
export async function loginOfKey(key: string | null): Promise<string | null> {
  if (key === null || !shape.test(key)) return null;
  const { readers } = await sharedStore();
  const hash = hashOf(key);
  const kept = await readers.key(hash);
  if (kept === null || rests(kept)) return null;
  if (kept.usedAt === null || Date.now() - Date.parse(kept.usedAt) > notedEveryMs)
    await readers.keyUsed(hash, new Date().toISOString());
  return kept.login;
}

export async function keysOf(login: string): Promise<ShownKey[]> {
  const kept = await (await sharedStore()).readers.keysOf(login);
  return kept.map(({ hash, label, createdAt, usedAt, ...rest }) => {
    return { hash, label, createdAt, usedAt, rests: rests({ hash, label, createdAt, usedAt, ...rest }) };
  });
}

/** The key itself is shown once, and never again. Null when the person has too many. */
export async function makeKey(login: string, label: string): Promise<string | null> {
  const { readers } = await sharedStore();
  if ((await readers.keysOf(login)).length >= mostKeys) return null;
  const key = `hud_${randomText()}`;
  const kept = label.replace(/\p{C}/gu, "").trim().slice(0, 60);
  await readers.addKey(hashOf(key), { login, label: kept || "unnamed", now: new Date().toISOString() });
  return key;
}

export async function revokeKey(login: string, hash: string): Promise<void> {
  await (await sharedStore()).readers.revokeKey(login, hash);
}
