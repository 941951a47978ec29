import { Refusal } from "./refusal";

/** A list in the order in which it is served. Keys ascend, or descend where `down` is set, and never repeat. */
export type Listing<T> = { items: readonly T[]; key: (item: T, index: number) => string; down: boolean };

export type PageArgs = { first?: number | null; last?: number | null; after?: string | null; before?: string | null };

export type Page<T> = {
  nodes: readonly T[];
  edges: readonly { cursor: string; node: T }[];
  totalCount: number;
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string | null };
};

export function plainList<T>(items: readonly T[]): Listing<T> {
  return { items, key: (_, index) => String(index).padStart(8, "0"), down: false };
}

export function sortedList<T>(items: readonly T[], key: (item: T) => string, down: boolean): Listing<T> {
  const sign = down ? -1 : 1;
  const keyed = items.map((item) => ({ item, key: key(item) }));
  keyed.sort((a, b) => (a.key < b.key ? -sign : a.key > b.key ? sign : 0));
  return { items: keyed.map((one) => one.item), key, down };
}

/**
 * A cursor holds the key of its item, not its position, so that a page goes on after that item even when others have
 * moved to the front meanwhile.
 */
export function pageOf<T>(list: Listing<T>, args: PageArgs): Page<T> {
  const from = args.after ? boundary(list, readCursor(args.after), true) : 0;
  const to = args.before ? boundary(list, readCursor(args.before), false) : list.items.length;
  const length = Math.max(0, to - from);
  const size = Math.min(length, args.first ?? args.last ?? length);
  const start = args.first === undefined || args.first === null ? to - size : from;
  const nodes = list.items.slice(start, start + size);
  const cursors = nodes.map((node, index) => cursorOf(list.key(node, start + index)));
  return {
    nodes,
    edges: nodes.map((node, index) => ({ node, cursor: cursors[index] ?? "" })),
    totalCount: list.items.length,
    pageInfo: {
      hasNextPage: start + size < list.items.length,
      hasPreviousPage: start > 0,
      startCursor: cursors[0] ?? null,
      endCursor: cursors.at(-1) ?? null,
    },
  };
}

export function cursorOf(key: string): string {
  return Buffer.from(`cursor:v2:${key}`).toString("base64");
}

export function readCursor(cursor: string): string {
  const text = Buffer.from(cursor, "base64").toString("utf8");
  if (!text.startsWith("cursor:v2:"))
    throw new Refusal("INVALID_CURSOR_ARGUMENTS", `\`${cursor}\` does not appear to be a valid cursor.`);
  return text.slice("cursor:v2:".length);
}

/** The first position that lies behind the key (`past`), or at it. */
function boundary<T>(list: Listing<T>, key: string, past: boolean): number {
  let low = 0;
  let high = list.items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const item = list.items[middle];
    if (item === undefined) break;
    const own = list.key(item, middle);
    const ahead = list.down ? own > key : own < key;
    if (ahead || (past && own === key)) low = middle + 1;
    else high = middle;
  }
  return low;
}
