import { z } from "zod";

const name = z.string().regex(/^[a-z\d](?:[a-z\d-]*)$/i, "a name of GitHub's");
const team = z.string().regex(/^[a-z\d][a-z\d-]*\/[\w.-]+$/i, "an organization and a team, such as pytorch/release");

/** Who may read where readers sign in: any one of these is enough. */
export const allowedSchema = z
  .strictObject({
    organizations: z.array(name).default([]),
    teams: z.array(team).default([]),
    logins: z.array(name).default([]),
  })
  .prefault({})
  .describe("Who may read, with HUD_ACCESS=github: members of these, and these people");

export type Allowed = z.output<typeof allowedSchema>;

export const nobody: Allowed = { organizations: [], teams: [], logins: [] };

export const allowsNobody = ({ organizations, teams, logins }: Allowed): boolean =>
  organizations.length + teams.length + logins.length === 0;

const same = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

/** What the configuration says by itself: he is named; he may be a member, which only GitHub knows; or neither. */
export type Word = "named" | "perhaps" | "no";

export function wordOn(login: string, { organizations, teams, logins }: Allowed): Word {
  if (logins.some((one) => same(one, login))) return "named";
  return organizations.length + teams.length > 0 ? "perhaps" : "no";
}
