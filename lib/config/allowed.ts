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
