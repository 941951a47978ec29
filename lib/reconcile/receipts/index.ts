/** The contributor's answer: all that is known of a pull request, an issue, a commit, a tracker comment or a person. */
import type { Receipt, ReceiptKind, Reconciled, Ref } from "../../domain/reconciled";
import { fixesOf } from "../fixes";
import { type Ground, lay } from "../ground";
import { isFinal } from "../picks/waiting";
import type { ReconcileInput } from "../reconcile";
import { pullOf } from "../refs";
import { isInScope, locateIssue } from "../scope";
import { changeReceipt, picksOf } from "./change";
import { receiptFromNotes } from "./notes";
import { type Query, readQuery } from "./query";
import { mostByWords, namedBy, wordsOf } from "./words";

export type Ledger = { input: ReconcileInput; reconciled: Reconciled };
type Told = Omit<Receipt, "release">;
export type Lookup = { kind: ReceiptKind | "none"; receipts: Receipt[] };

const nothing: Lookup = { kind: "none", receipts: [] };

/** Ledgers are the releases to look in, the newest first. */
export function receipts(text: string, ledgers: readonly Ledger[]): Lookup {
  const query = readQuery(text);
  const newest = ledgers.find(({ reconciled }) => reconciled.release.state === "active") ?? ledgers[0];
  const grounds = ledgers.map((ledger) => ({
    ground: lay(ledger.input),
    reconciled: ledger.reconciled,
    newest: ledger === newest,
  }));
  const found =
    query.kind === "none" ? byName(text, grounds) : grounds.flatMap((one) => within(one, answer(query, one)));
  const [first] = found;
  return first ? { kind: first.kind, receipts: found } : nothing;
}

type Open = { ground: Ground; reconciled: Reconciled; newest: boolean };

function answer(query: Query, open: Open): Told[] {
  switch (query.kind) {
    case "thread":
      return ofThread(query, open);
    case "commit":
      return ofCommit(query.sha, open);
    case "comment":
      return ofComment(query.id, open);
    case "person":
      return ofPerson(query.login, open);
    default:
      return [];
  }
}

/** What was found, with the release in which it was found. */
function within({ reconciled: { release } }: Open, found: readonly Told[]): Receipt[] {
  const { project, version } = release;
  return found.map((told) => ({ release: { project, version }, ...told }));
}

function ofThread({ repo, number, sha }: Extract<Query, { kind: "thread" }>, open: Open): Told[] {
  const { ground, reconciled } = open;
  const home = repo === null || repo.toLowerCase() === ground.repo.toLowerCase();
  if (!home) return elsewhere(repo, number, open);
  if (ground.book.issues.has(`${ground.repo}#${number}`)) return ofIssue(number, open);
  const known = pullOf(ground.book, ground.repo, number) !== null;
  const named = picksOf(reconciled, ground.repo, number).length > 0;
  const carried = [ground.trunk, ground.branch].some((line) => line.carriers(number).length > 0);
  if ((known || named || carried) && concerns(open, number)) return [changeReceipt(ground, reconciled, number)];
  const asCommit = sha === null ? [] : ofCommit(sha, open);
  return asCommit.length > 0 || !open.newest || known || named || carried ? asCommit : receiptFromNotes(ground, number);
}

/** Every change is looked at in the newest release that is under way; in the others, where it has to do with them. */
function concerns({ ground, reconciled, newest }: Open, number: number): boolean {
  if (picksOf(reconciled, ground.repo, number).length > 0 || ground.branch.carriers(number).length > 0) return true;
  const pull = pullOf(ground.book, ground.repo, number);
  if (pull && (isInScope(ground, pull) || pull.base === reconciled.release.branch)) return true;
  const otherBranch = pull?.state === "MERGED" && pull.base !== reconciled.release.trunk;
  return newest && !otherBranch;
}

/** A pull request in another repository, where a pick names it. */
function elsewhere(repo: string, number: number, { ground, reconciled }: Open): Told[] {
  return picksOf(reconciled, repo, number)
    .slice(0, 1)
    .flatMap((pick) => {
      const ref = [...pick.release, ...pick.trunk].find((one) => one.repo === repo && one.number === number);
      const own = [...pick.trunk, ...pick.release].find((one) => one.repo === ground.repo && one.number !== undefined);
      if (!ref || own?.number === undefined) return [];
      return [changeReceipt(ground, reconciled, own.number, { kind: "pr", ref, title: ref.title ?? pick.title })];
    });
}

function ofIssue(number: number, open: Open): Told[] {
  const { ground, reconciled } = open;
  const issue = ground.book.issues.get(`${ground.repo}#${number}`);
  if (!issue) return [];
  const [fix] = fixesOf(ground, issue).pulls;
  const mine = isInScope(ground, issue) || (fix !== undefined && concerns(open, fix));
  if (!mine && !open.newest) return [];
  const state = issue.state === "OPEN" ? "open" : "closed";
  const ref: Ref = { repo: issue.repo, number, url: issue.url, title: issue.title, state };
  const subject = { kind: "issue" as const, ref, title: issue.title };
  if (issue.state === "OPEN" && fix === undefined) {
    const place = { state: "not-missing" as const, why: "The issue is open" };
    return [changeReceipt(ground, reconciled, number, subject, place)];
  }
  return [changeReceipt(ground, reconciled, fix ?? number, subject, locateIssue(ground, issue))];
}

function ofCommit(sha: string, { ground, reconciled }: Open): Told[] {
  for (const line of [ground.branch, ground.trunk]) {
    const index = line.find(sha);
    const commit = index === null ? undefined : line.commits[index];
    if (index === null || !commit) continue;
    const title = line.texts[index]?.title ?? "";
    const ref: Ref = { repo: ground.repo, sha: commit.sha, url: commit.url, title, mergedAt: commit.at };
    const [number] = line.texts[index]?.lands ?? [];
    if (number !== undefined) return [changeReceipt(ground, reconciled, number, { kind: "commit", ref, title })];
    return [bareCommit({ ground, reconciled }, ref, line === ground.branch, line.alive[index] === true)];
  }
  return [];
}

/** A commit that belongs to no pull request is told by the line on which it was found. */
function bareCommit(
  { ground, reconciled }: Pick<Open, "ground" | "reconciled">,
  ref: Ref,
  here: boolean,
  stands: boolean,
): Told {
  const { version, branch } = ground.found;
  const [pick] = reconciled.picks.filter((one) => one.release.some((other) => other.sha === ref.sha));
  const isIn = here && stands;
  return {
    kind: "commit",
    subject: ref,
    title: ref.title ?? "",
    headline: isIn
      ? `In ${version}: on ${branch}`
      : here
        ? `Not in ${version}: reverted on the branch`
        : `Not in ${version}: only on ${ground.project.trunk}`,
    tone: isIn ? "in" : "out",
    where: [
      {
        place: here ? branch : ground.project.trunk,
        in: stands,
        since: ref.mergedAt ?? null,
        note: stands ? "" : "reverted",
      },
    ],
    events: pick?.history ?? [],
    next: null,
    firstCandidate: pick?.firstCandidate ?? null,
    picks: pick ? [pick.id] : [],
    followUps: [],
    notes: [],
  };
}

function ofComment(id: string, { ground, reconciled }: Open): Told[] {
  const { repo, number } = reconciled.release.tracker;
  const comment = (ground.book.comments.get(`${repo}#${number}`) ?? []).find((one) => one.id === id);
  if (!comment) return [];
  const ref: Ref = { repo, number, url: comment.url };
  const picks = reconciled.picks.filter(
    (pick) =>
      pick.comment?.url === comment.url ||
      pick.problems.some((problem) => problem.code === "duplicate" && problem.url === comment.url),
  );
  return picks.flatMap((pick) => {
    const own = [...pick.release, ...pick.trunk].find((one) => one.repo === ground.repo && one.number !== undefined);
    if (own?.number !== undefined)
      return [changeReceipt(ground, reconciled, own.number, { kind: "comment", ref, title: pick.title })];
    const { logins, what } = pick.waitingOn;
    return [
      {
        kind: "comment" as const,
        subject: ref,
        title: pick.title,
        headline: `Not in ${reconciled.release.version} yet: ${what}`,
        tone: "waiting" as const,
        where: [],
        events: pick.history,
        next: isFinal(pick.state) ? null : { who: logins, what, deadline: null, rule: pick.policy.rule, command: null },
        firstCandidate: null,
        picks: [pick.id],
        followUps: [],
        notes: [],
      },
    ];
  });
}

function ofPerson(login: string, { reconciled }: Open): Told[] {
  const same = (other: string | null): boolean => other?.toLowerCase() === login.toLowerCase();
  const asked = reconciled.picks.filter((pick) => same(pick.requestedBy));
  const waiting = reconciled.picks.filter((pick) => !isFinal(pick.state) && pick.waitingOn.logins.some(same));
  const picks = [...new Set([...waiting, ...asked])];
  if (picks.length === 0) return [];
  const { version } = reconciled.release;
  const first = [...waiting].sort((a, b) => (a.requestedAt < b.requestedAt ? -1 : 1))[0];
  const merged = asked.filter((pick) => pick.state === "merged").length;
  const told = [
    ...(asked.length > 0 ? [`${asked.length} asked for in ${version}, ${merged} merged`] : []),
    waiting.length > 0
      ? `${waiting.length} in ${version} ${waiting.length === 1 ? "waits" : "wait"} on @${login}`
      : `nothing in ${version} waits on @${login}`,
  ];
  return [
    {
      kind: "person",
      subject: login,
      title: `@${login}`,
      headline: `${told.join("; ")}.`.replace(/^./, (letter) => letter.toUpperCase()),
      tone: waiting.length > 0 ? "waiting" : merged > 0 ? "in" : "out",
      where: [],
      events: picks
        .flatMap((pick) => pick.history.filter((one) => same(one.by)))
        .sort((a, b) => (a.at < b.at ? -1 : 1)),
      next: first
        ? {
            who: [login],
            what: `${first.waitingOn.what}: ${first.title}`,
            deadline: null,
            rule: first.policy.rule,
            command: null,
          }
        : null,
      firstCandidate: null,
      picks: picks.map((pick) => pick.id),
      followUps: [],
      notes: [],
    },
  ];
}

/** A login of somebody who has to do with a pick, else words of a title. */
function byName(text: string, grounds: readonly Open[]): Receipt[] {
  const person = asLogin(text, grounds);
  if (person.length > 0) return person;
  const words = wordsOf(text);
  return grounds
    .flatMap((one) =>
      within(
        one,
        namedBy(words, one.ground, one.reconciled).flatMap((number) =>
          ofThread({ kind: "thread", repo: null, number, sha: null }, one),
        ),
      ),
    )
    .slice(0, mostByWords);
}

/** A bare word is a login where somebody of that name has to do with a pick. */
function asLogin(text: string, grounds: readonly Open[]): Receipt[] {
  const login = text.trim();
  return /^[a-z\d-]{1,39}$/i.test(login) ? grounds.flatMap((one) => within(one, ofPerson(login, one))) : [];
}
