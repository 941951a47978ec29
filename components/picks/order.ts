/** Which picks a page of picks shows, in which order and in which groups. */
import type { PickView } from "@/lib/view/schemas";
import { type Filter, filterOf } from "./filters";
import type { Column, Sort } from "./pick-head";

export type Asked = {
  show: string | null;
  q: string;
  sort: Sort;
  grouped: boolean;
  login: string | null;
  mine: boolean;
};

const columnIds: readonly Column[] = ["title", "refs", "category", "policy", "state", "ci", "waiting", "age"];

/** The state of the page as its address tells it. */
export function askedOf(query: { get(name: string): string | null }, login: string | null): Asked {
  const [by = "age", way = "down"] = (query.get("sort") ?? "").split(".");
  return {
    show: query.get("show"),
    q: query.get("q") ?? "",
    sort: { by: columnIds.find((id) => id === by) ?? "age", down: way !== "up" },
    grouped: query.get("group") === "waiting",
    login,
    mine: query.get("mine") === "1",
  };
}

/** The orders that are worth a name where there are no column heads to press. */
export const sortings: readonly (Sort & { label: string })[] = [
  { by: "age", down: true, label: "Oldest first" },
  { by: "age", down: false, label: "Newest first" },
  { by: "waiting", down: false, label: "Waiting on" },
  { by: "ci", down: true, label: "CI, failing first" },
  { by: "policy", down: true, label: "Policy, violations first" },
  { by: "state", down: false, label: "Decision" },
  { by: "category", down: false, label: "Criteria" },
  { by: "title", down: false, label: "Title" },
];

const numberOf = (pick: PickView) => pick.release[0]?.number ?? pick.trunk[0]?.number ?? 0;

const keys: Record<Column, (pick: PickView) => string | number> = {
  title: (pick) => pick.title.toLowerCase(),
  refs: numberOf,
  category: (pick) => pick.category.name,
  policy: (pick) => ["allowed", "dispensation", "needs-category", "violation"].indexOf(pick.policy.status),
  state: (pick) => pick.state,
  ci: (pick) => ["pass", "absent", "unknown", "running", "fail"].indexOf(pick.ci),
  waiting: (pick) => pick.waitingOn.logins[0] ?? "~",
  age: (pick) => -Date.parse(pick.requestedAt),
};

export function sorted(picks: readonly PickView[], { by, down }: Sort): PickView[] {
  const key = keys[by];
  const way = down ? -1 : 1;
  return [...picks].sort((a, b) => {
    const [left, right] = [key(a), key(b)];
    if (left === right) return numberOf(a) - numberOf(b);
    return left < right ? -way : way;
  });
}

export const isMine = (pick: PickView, login: string): boolean =>
  [pick.requestedBy, ...pick.waitingOn.logins].some((other) => other?.toLowerCase() === login.toLowerCase());

/** Every word must be found in the title, a number, a login or the category. */
export function matches(pick: PickView, q: string): boolean {
  const refs = [...pick.trunk, ...pick.release].map((ref) => `#${ref.number ?? ref.sha ?? ""}`);
  const text = [pick.title, pick.requestedBy, ...pick.waitingOn.logins, pick.category.text, ...refs]
    .join(" ")
    .toLowerCase();
  return q
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word.replace(/^@/, "")));
}

export function chosen(picks: readonly PickView[], asked: Asked): PickView[] {
  const filter: Filter = filterOf(asked.show);
  const kept = picks.filter(
    (pick) =>
      filter.keeps(pick) &&
      matches(pick, asked.q) &&
      (!asked.mine || asked.login === null || isMine(pick, asked.login)),
  );
  return sorted(kept, asked.sort);
}

export type Group = { name: string | null; picks: PickView[] };

/** By the first person that each waits for; the longest list first, nobody last. */
export function groupsOf(picks: readonly PickView[], grouped: boolean): Group[] {
  if (!grouped) return [{ name: null, picks: [...picks] }];
  const byName = new Map<string, PickView[]>();
  for (const pick of picks) {
    const name = pick.waitingOn.logins[0] ?? (pick.waitingOn.kind === "ci" ? "CI" : "Nobody");
    byName.set(name, [...(byName.get(name) ?? []), pick]);
  }
  return [...byName]
    .map(([name, list]) => ({ name, picks: list }))
    .sort((a, b) => Number(a.name === "Nobody") - Number(b.name === "Nobody") || b.picks.length - a.picks.length);
}
