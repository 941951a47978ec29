/** What managers recorded on the tracker: risks that they took, and decisions. */
import type { CommentFact } from "../domain/facts";
import { gateIds } from "../domain/gate";
import type { Acceptance, Decision } from "../domain/reconciled";
import type { Problem } from "../domain/written";
import type { Ground } from "./ground";
import { isManager } from "./people";

export type Commands = { acceptances: Acceptance[]; decisions: Decision[]; problems: Problem[] };

/** Only a manager's own comment counts. Anyone else's is ignored, and said so. */
export function readCommands(ground: Ground): Commands {
  const acceptances = new Map<string, Acceptance>();
  const decisions: Decision[] = [];
  const problems: Problem[] = [];
  for (const { fact, text } of ground.written.commands) {
    const by = fact.author;
    for (const command of text.commands) {
      const name = `/hud ${command.verb}`;
      if (by === null || !isManager(ground, by) || !isOwnText(ground, by, fact)) {
        problems.push({
          code: "command-ignored",
          text: `${name} by ${by ?? "someone"} is ignored: only release managers may`,
          url: fact.url,
        });
        continue;
      }
      if (command.verb === "accept" && !gateIds.includes(command.gate)) {
        problems.push({
          code: "command-ignored",
          text: `${name} ${command.gate}: there is no such gate`,
          url: fact.url,
        });
        continue;
      }
      const base = { by, at: fact.createdAt, reason: command.reason, url: fact.url };
      if (command.verb === "accept")
        acceptances.set(command.gate, { ...base, gate: command.gate, until: command.until });
      else decisions.push({ ...base, call: command.verb, milestone: command.milestone, void: null });
    }
  }
  return { acceptances: [...acceptances.values()], decisions, problems };
}

/** Whoever else edited it, also before the last edit, may have put the words there. */
export function isOwnText(ground: Ground, author: string, { editor, edits }: CommentFact): boolean {
  const may = (login: string | null) => login === null || login === author || isManager(ground, login);
  return may(editor) && edits.every(({ by }) => may(by));
}
