/** Who is who. */
import type { Ground } from "./ground";

export function isManager(ground: Ground, login: string | null): boolean {
  return login !== null && ground.managers.has(login.toLowerCase());
}

export function isBot(login: string | null): boolean {
  return login === null || /(?:\[bot\]|bot)$/i.test(login);
}

export function people(...logins: (string | null | undefined)[]): string[] {
  return [...new Set(logins.filter((login): login is string => !!login && !isBot(login)))];
}
