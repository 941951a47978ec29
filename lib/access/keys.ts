/** Keys for what cannot sign in: calendars, feed readers, badges, the command line. Each belongs to a person. */
import { config } from "../config";
import { type Word, wordOn } from "../config/allowed";
import { type KeyKept, sharedStore } from "../store";
import { hashOf, randomText } from "./secrets";
import { isNamed, isOffTheList } from "./sessions";

const dayMs = 24 * 3600 * 1000;
/**
 * A key rests when its person has not signed in for so many days, and signing in wakes it. Whom the configuration names
 * it can take off by itself; that somebody is still a member GitHub must have said lately.
 */
const restsAfterDays: Record<Word, number> = { named: 30, perhaps: 7, no: 0 };
const notedEveryMs = 3600 * 1000;
const mostKeys = 20;
const shape = /^hud_[\w-]{43}$/;

export type ShownKey = Omit<KeyKept, "checkedAt" | "login" | "named"> & { rests: boolean };

/** How long a key of this person serves after each signing in. */
export const keyDaysOf = (login: string): number => restsAfterDays[wordOn(login, config().access)];

function rests(key: KeyKept): boolean {
  const days = keyDaysOf(key.login);
  const { checkedAt } = key;
  return isOffTheList(key) || days === 0 || Date.now() - Date.parse(checkedAt) > days * dayMs;
}

/** Whose key this is; null for no key of ours, a revoked one, or one that rests or whose person may not read. */
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
  return kept.map((key) => {
    const { hash, label, createdAt, usedAt } = key;
    return { hash, label, createdAt, usedAt, rests: rests(key) };
  });
}

/** The key itself is shown once, and never again. Null when the person has too many. */
export async function makeKey(login: string, label: string): Promise<string | null> {
  const { readers } = await sharedStore();
  if ((await readers.keysOf(login)).length >= mostKeys) return null;
  const key = `hud_${randomText()}`;
  const kept = label.replace(/\p{C}/gu, "").trim().slice(0, 60);
  await readers.addKey(hashOf(key), {
    login,
    named: isNamed(login),
    label: kept || "unnamed",
    now: new Date().toISOString(),
  });
  return key;
}

export async function revokeKey(login: string, hash: string): Promise<void> {
  await (await sharedStore()).readers.revokeKey(login, hash);
}
