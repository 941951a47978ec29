import { mentionsOf, plainWords, withProfiles } from "../text/inline";
import type { Line } from "../text/lines";

const role =
  /\b(?:release (?:managers?|leads?|captains?|engineers?|owners?|shepherds?|coordinators?|pocs?)|release team(?=[\s:(]{1,3}(?:currently )?@)|release [^.@;]{0,40}\b(?:managed|led|run|coordinated) by|pocs?|points? of contact|dris?)\b|\brms?\b(?=\W{0,4}:)|^\W{0,4}managers?\b(?=\W{0,4}:)/gi;

/** Between two of them stands a sign, "and" or "or", or "co-lead:". */
const separates = /^[\s,&/()]*(?:(?:and|or)\s+)?(?:co-?(?:lead|manager|captain|engineer|pilot)s?\s*:?)?[\s(]*$/i;

/** "@ann is the release manager", "@ann (release manager)", "@ann, the release manager". */
const isBefore = /^(?:,? (?:is|are|will be|acts? as|serves? as) (?:\w+ ){0,2}| \((?:the )?|, (?:the|our|your) )$/i;

/** "Formerly @zed, now @ann". */
const gone = /\b(?:former(?:ly)?|previously|originally|was|were)\W*$/i;
const instead = /^\W*(?:now|currently)\W*$/i;

/** "Ann Lee (@ann), Bob van Roe (@bob)": a name of two words or more stands before each login. */
const fullName = /\s\p{Lu}[\p{L}'’-]+(?:\s[\p{L}'’.-]+){1,3}\s\($/u;
const andFullName = /^\)?\s*(?:[,;&/]|and)?\s*(?:and )?\p{Lu}[\p{L}'’-]+(?:\s[\p{L}'’.-]+){1,3}\s\($/u;

const mayNameRole = /release|poc|contact|dri|manager|\brms?\b/i;

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
      /(?:managers?|leads?|captains?|engineers?|owners?|pocs?|contact|dris?)(?: (?:is|are))?\W*$/i.test(text)
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
    const leading = namedBefore(text.slice(Math.max(0, match.index - 400), match.index));
    if (leading.length > 0) {
      found.push(...leading);
      continue; // who is named behind the role does something else
    }
    const after = text.slice(match.index + match[0].length, match.index + match[0].length + 400);
    const mentions = mentionsOf(after);
    const before = after.slice(0, mentions[0]?.from);
    let end = 0;
    for (const mention of mentions) {
      const between = after.slice(end, mention.from);
      // Between the role and the first login a few words may stand, then only separators.
      const open =
        end === 0
          ? /^(?:[^.;@?]|\.(?=\d)){0,80}$/.test(between) && !/\bcc\b/i.test(between)
          : (fullName.test(before) && andFullName.test(between)) ||
            separates.test(between.replace(/^\s*\([^()@.;]{0,40}\)/, "")) ||
            gone.test(between) ||
            instead.test(between);
      if (!open) break;
      if (!gone.test(between)) found.push(mention.login);
      end = mention.to;
    }
  }
  return found;
}

/** The mentions that lead up to the role's name. */
function namedBefore(text: string): string[] {
  const mentions = mentionsOf(text);
  const last = mentions.at(-1);
  if (!last || !isBefore.test(text.slice(last.to)) || /\bcc\b/i.test(text)) return [];
  const logins: string[] = [];
  let from = text.length;
  for (const mention of mentions.reverse()) {
    if (from < text.length && !separates.test(text.slice(mention.to, from))) break;
    logins.unshift(mention.login);
    from = mention.from;
  }
  return logins;
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
