import { mentionsOf, plainWords, withProfiles } from "../text/inline";
import type { Line } from "../text/lines";

const role =
  /\b(?:release (?:managers?|leads?|captains?|engineers?|owners?|shepherds?|coordinators?|pocs?)|pocs?|points? of contact|dris?)\b/gi;

/** Between two of them stands a sign, "and" or "or", or "co-lead:". */
const separates = /^[\s,&/()]*(?:(?:and|or)\s+)?(?:co-?(?:lead|manager|captain|engineer|pilot)s?\s*:?)?[\s(]*$/i;

const mayNameRole = /release|poc|contact|dri/i;

/** The release managers: whom the prose names as such. `cc` lines and teams are no managers. */
export function readManagers(lines: readonly Line[]): string[] {
  const managers = new Map<string, string>();
  let listed = false; // whether the line before was a heading or a label that names the role
  for (const line of lines) {
    if (line.block === "code" || line.quote > 0) continue;
    if (!listed && !mayNameRole.test(line.text)) continue;
    const text = plainWords(withProfiles(line.text));
    const logins: string[] = listed ? loginsOfListItem(line, text) : [];
    listed = logins.length > 0;
    const found = namedInLine(text);
    if (
      found &&
      found.length === 0 &&
      /(?:managers?|leads?|captains?|engineers?|owners?|pocs?|contact|dris?)\W*$/i.test(text)
    )
      listed = true;
    for (const login of [...logins, ...(found ?? [])])
      if (!managers.has(login.toLowerCase())) managers.set(login.toLowerCase(), login);
  }
  return [...managers.values()];
}

function loginsOfListItem(line: Line, text: string): string[] {
  return line.list > 0 || /^\W*@/.test(text) ? mentionsOf(text).map((one) => one.login) : [];
}

/** The mentions that follow a role's name, up to the end of the sentence. Null: no role is named. */
function namedInLine(text: string): string[] | null {
  if (/^\W*cc\b/i.test(text)) return null;
  let found: string[] | null = null;
  for (const match of text.matchAll(role)) {
    found ??= [];
    const after = text.slice(match.index + match[0].length, match.index + match[0].length + 400);
    const mentions = mentionsOf(after);
    let end = 0;
    for (const mention of mentions) {
      const between = after.slice(end, mention.from);
      // Between the role and the first login a few words may stand, then only separators.
      const open =
        end === 0
          ? /^(?:[^.;@?]|\.(?=\d)){0,80}$/.test(between) && !/\bcc\b/i.test(between)
          : separates.test(between.replace(/^\s*\([^()@.;]{0,40}\)/, ""));
      if (!open) break;
      found.push(mention.login);
      end = mention.to;
    }
  }
  return found;
}

/** The address of the CI dashboard for the branch. */
export function readHud(lines: readonly Line[]): string | null {
  for (const line of lines) {
    if (line.block === "code") continue;
    const found = /https?:\/\/hud\.[^\s)>\]"'`]{1,300}/i.exec(line.text)?.[0];
    if (found) return found.replace(/[.,;:]+$/, "");
  }
  return null;
}
