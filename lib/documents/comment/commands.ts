import type { HudCommand, Problem } from "../../domain/written";
import type { Line } from "../text/lines";

const command = /^\/hud\s+(accept|go|no-go)\b\s*(.*)$/i;
const accept = /^([a-z][a-z0-9-]{1,60})\s+until\s+(\d{4}-\d{2}-\d{2})\s*:\s*(\S.*)$/i;
const decide = /^([A-Za-z0-9][\w.-]{0,60})\s*:\s*(\S.*)$/;

/** Reads `/hud …` at the beginning of a line. Quotes and code are examples. */
export function readCommands(lines: readonly Line[]): { commands: HudCommand[]; problems: Problem[] } {
  const commands: HudCommand[] = [];
  const problems: Problem[] = [];
  for (const line of lines) {
    if (line.quote > 0 || line.block === "code") continue;
    const found = command.exec(line.text);
    if (!found) continue;
    const read = commandOf(found[1]?.toLowerCase() ?? "", found[2] ?? "", line.number);
    if (typeof read === "string") problems.push({ code: "command-unreadable", text: read, line: line.number });
    else commands.push(read);
  }
  return { commands, problems };
}

function commandOf(verb: string, rest: string, line: number): HudCommand | string {
  if (verb === "accept") {
    const [, gate = "", until = "", reason = ""] = accept.exec(rest) ?? [];
    if (gate === "" || !isDay(until)) return "Write `/hud accept <gate> until <YYYY-MM-DD>: <reason>`.";
    return { verb, gate: gate.toLowerCase(), until, reason: reason.trim(), line };
  }
  const [, milestone = "", reason = ""] = decide.exec(rest) ?? [];
  if (milestone === "" || (verb !== "go" && verb !== "no-go")) return `Write \`/hud ${verb} <milestone>: <reason>\`.`;
  return { verb, milestone, reason: reason.trim(), line };
}

function isDay(date: string): boolean {
  const time = Date.parse(`${date}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(date);
}
