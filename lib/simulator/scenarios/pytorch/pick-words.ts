import type { TrunkChange } from "../kit/picks";

/** Short words for the tables of picks. */
export const change = (
  number: number,
  title: string,
  who: string,
  landed: string,
  more: Partial<TrunkChange> = {},
): TrunkChange => ({
  number,
  title,
  who,
  landed,
  ...more,
});
export const by = (at: string, login: string, sha?: string) => ({ at, by: login, ...(sha ? { sha } : {}) });
export const said = (login: string, text = "merged") => ({ by: login, text: `@${login} ${text}` });
