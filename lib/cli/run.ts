/** Shell: one call of the command line, from its words to its exit code. */
import { setTimeout as sleep } from "node:timers/promises";
import { ConfigFaults } from "../config/fault";
import { type Asked, help, readArguments } from "./arguments";
import { type Command, type ExitCode, Refused, type Said } from "./command";
import { candidates, changes, missing, reverts } from "./commands/lists";
import { picks } from "./commands/picks";
import { pr } from "./commands/pr";
import { status } from "./commands/status";
import { momentOf } from "./moment";
import { openSource } from "./open";
import { watch } from "./watch";

const commands: Record<Exclude<Asked["command"], "help" | "watch" | "notify">, Command> = {
  status,
  picks,
  pr,
  missing,
  reverts,
  candidates,
  changes,
};

const watchEveryMs = 5_000;

export type Terminal = {
  out: (text: string) => void;
  err: (text: string) => void;
  width: number | null;
  ending: AbortSignal;
};

export async function run(
  argv: string[],
  { out, err, width, ending }: Terminal,
  open: typeof openSource = openSource,
): Promise<ExitCode> {
  let json = argv.includes("--json");
  try {
    const asked = readArguments(argv, width);
    json = asked.options.json;
    if (asked.command === "help") {
      out(help);
      return 0;
    }
    const said = asked.command === "notify" ? await notify() : await ask(asked, out, ending, open);
    if (typeof said === "number") return said;
    out(json ? JSON.stringify(said.json, null, 2) : said.text);
    return said.code;
  } catch (error) {
    const known = error instanceof Refused || error instanceof ConfigFaults;
    const text =
      error instanceof Error
        ? known
          ? error.message
          : `${error.message}\nThis is a fault of the program.`
        : String(error);
    err(json ? JSON.stringify({ error: text }) : text);
    return 2;
  }
}

async function ask(
  { command, given, options, server }: Asked,
  say: (text: string) => void,
  ending: AbortSignal,
  open: typeof openSource,
): Promise<Said | ExitCode> {
  const [at, since] = [momentOf(options.at, "at"), momentOf(options.since, "since")];
  const source = await open(server);
  try {
    const settled = { ...options, at, since };
    if (command !== "watch" && command !== "notify" && command !== "help")
      return await commands[command](source, given, settled);
    const wait = () => sleep(watchEveryMs, true, { signal: ending }).catch(() => false);
    return await watch({ source, given, options: settled, say, wait });
  } finally {
    await source.close();
  }
}

async function notify(): Promise<Said> {
  const { tryTargets } = await import("../notify");
  const results = await tryTargets(new Date().toISOString());
  if (results.length === 0) throw new Refused("hud.yaml names nobody to notify. docs/notifications.md says how.");
  const text = results.map(({ target, error }) => `${target}: ${error ?? "delivered"}`).join("\n");
  return { json: results, text, code: results.some(({ error }) => error !== null) ? 2 : 0 };
}
