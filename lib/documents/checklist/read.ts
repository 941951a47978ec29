import type { ChecklistItem, ChecklistText } from "../../domain/written";
import { mentionsOf, plainWords, withoutCode } from "../text/inline";
import { limitLines } from "../text/limit";
import { type Line, readLines } from "../text/lines";

/** Reads the boxes of a checklist, nested ones too, with who is named on each. */
export function readChecklist(text: string): ChecklistText {
  const items: ChecklistItem[] = [];
  let open: ChecklistItem | null = null;
  const { lines, problems } = limitLines(readLines(text, { indentedCode: false }));
  for (const line of lines) {
    if (line.block === "code" || line.block === "rule" || line.quote > 0) continue;
    const box = boxOf(line);
    if (box) {
      open = { ...box, owners: ownersOf(box.text), depth: Math.max(0, line.list - 1), line: line.number };
      items.push({ ...open, text: plainWords(open.text) });
      continue;
    }
    const last = items.at(-1);
    if (line.item || line.gap || line.block === "heading") open = null;
    else if (open && last) extend(last, line);
  }
  const done = items.filter((item) => item.done).length;
  if (items.length === 0) problems.push({ code: "no-boxes", text: "The checklist has no boxes to tick." });
  return { items, done, total: items.length, problems };
}

function boxOf(line: Line): { text: string; done: boolean } | null {
  if (line.item && line.item.checked !== null) return { text: line.text, done: line.item.checked };
  const bare = /^\[([ xX])\]\s+(.*)$/.exec(line.text);
  return bare ? { text: bare[2] ?? "", done: bare[1] !== " " } : null;
}

/** An item that goes on in the next line. */
function extend(item: ChecklistItem, line: Line): void {
  item.text = `${item.text} ${plainWords(line.text)}`;
  for (const owner of ownersOf(line.text)) if (!item.owners.includes(owner)) item.owners.push(owner);
}

/** Who is named on an item; whom a remark in brackets mentions is not its owner. */
function ownersOf(text: string): string[] {
  const plain = plainWords(withoutCode(text)).replace(/\((?!@[\w-]+\))[^()]*\)/g, " ");
  return [...new Set(mentionsOf(plain).map((one) => one.login))];
}
