import { joined, plural } from "../../format/numbers";
import { pickWords } from "../../format/words";
import type { PickView } from "../../view/schemas";
import { answered, type Command, refName, releaseOf } from "../command";
import { table } from "../table";

const final = new Set(["merged", "reverted", "rejected", "withdrawn"]);

const holder = ({ kind, logins }: PickView["waitingOn"]): string => (kind === "ci" ? "CI" : joined(logins, "or"));

/** Picks, those that still need somebody first. */
export const picks: Command = async (source, given, options) => {
  const named = await releaseOf(source, given, options);
  const { state, author, waitingOn } = options;
  const answer = answered(await source.picks({ ...named, state, author, waitingOn }));
  const sorted = [...answer.picks].sort(
    (a, b) => Number(final.has(a.state)) - Number(final.has(b.state)) || b.ageDays - a.ageDays,
  );
  const rows = sorted.map((pick) => [
    refName(pick.release[0] ?? pick.trunk[0]),
    pickWords[pick.state].word,
    final.has(pick.state) ? "" : `${holder(pick.waitingOn)} ${pick.waitingOn.what}`.trim(),
    pick.firstCandidate ?? "",
    pick.title,
  ]);
  const head = ["Pick", "State", "Waiting on", "First in", "Title"];
  const text =
    rows.length === 0 ? "No picks." : `${table([head, ...rows], options.width)}\n\n${plural(rows.length, "pick")}`;
  return { json: answer, text, code: 0 };
};
