import { parseArgs } from "node:util";
import { type Options, Refused } from "./command";

export const commandNames = [
  "status",
  "picks",
  "pr",
  "missing",
  "reverts",
  "candidates",
  "changes",
  "watch",
  "notify",
] as const;
export type CommandName = (typeof commandNames)[number];

export type Asked = {
  command: CommandName | "help";
  given: string[];
  options: Options;
  server: string | null;
  test: boolean;
};

export const help = `hud: can we ship this release, and if not, what would change that?

  hud status [version]       the verdict, what would flip it, the gates that do not pass
  hud picks [version]        cherry-pick requests  --state --author --waiting-on
  hud pr <what>              a pull request, issue, commit, tracker comment or @login
  hud missing [version]      closed in the milestone, not on the branch
  hud reverts [version]      reverted on trunk, still on the branch
  hud candidates [version]   candidates and what entered each
  hud changes [version]      what changed  --since 2026-04-20
  hud watch [version]        the status, then each change as it comes
  hud notify --test          sends a test message to everyone whom hud.yaml names

  --json                the API's answer instead of a table
  --project <slug>      the project; left out, the first with an active release
  --at <time>           as of a moment
  --server <address>    a running dashboard; left out, HUD_SERVER, else the database
  --allow-at-risk       at risk ends with 0

Ends with 0 for go (or nothing found), 1 for not go (or something found), 2 for unknown or an error.`;

/** Throws Refused where it makes no sense. */
export function readArguments(argv: string[], width: number | null): Asked {
  const { values, positionals } = parse(argv);
  const [word, ...given] = positionals;
  const command =
    word === undefined || word === "help" || values.help ? "help" : commandNames.find((name) => name === word);
  if (command === undefined) throw new Refused(`There is no command ${JSON.stringify(word)}. hud help lists them.`);
  if (given.length > 1) throw new Refused(`hud ${command} takes one word. ${JSON.stringify(given[1])} is too much.`);
  if (command === "notify" && !values.test)
    throw new Refused("Messages are sent by the server. To try them: hud notify --test");
  const one = (text: string | undefined): string | null => text ?? null;
  const options: Options = {
    json: values.json ?? false,
    project: one(values.project),
    at: one(values.at),
    since: one(values.since),
    state: one(values.state),
    author: one(values.author),
    waitingOn: one(values["waiting-on"]),
    allowAtRisk: values["allow-at-risk"] ?? false,
    width,
  };
  return { command, given, options, server: one(values.server), test: values.test ?? false };
}

function parse(argv: string[]) {
  const text = { type: "string" } as const;
  const flag = { type: "boolean" } as const;
  try {
    return parseArgs({
      args: argv,
      allowPositionals: true,
      options: {
        json: flag,
        help: { ...flag, short: "h" },
        test: flag,
        "allow-at-risk": flag,
        project: text,
        at: text,
        since: text,
        state: text,
        author: text,
        "waiting-on": text,
        server: text,
      },
    });
  } catch (error) {
    throw new Refused(error instanceof Error ? (error.message.split(". ")[0] ?? "") : String(error));
  }
}
