import type { Args, Context } from "./context";
import { type Listing, type Page, pageOf, plainList, sortedList } from "./page";

/** A page of a list; the faults that strike connections strike here. */
export function page<T, More extends object = object>(
  context: Context,
  connection: string,
  list: Listing<T> | readonly T[],
  args: Args,
  more?: More,
): Page<T> & More {
  context.strike?.(connection);
  const made = pageOf("key" in list ? list : plainList(list), args);
  if (context.stuck && made.pageInfo.hasNextPage && args.after) made.pageInfo.endCursor = args.after;
  return { ...made, ...(more ?? ({} as More)) };
}

type Ordered = { number: number; createdAt: string; updatedAt: string; comments: readonly unknown[] };

/** Threads in an order, sorted once per version of the world. */
export function orderedThreads<T extends Ordered>(
  context: Context,
  key: string,
  choose: () => readonly T[],
  orderBy: Args["orderBy"],
): Listing<T> {
  const field = orderBy?.field ?? "CREATED_AT";
  const down = orderBy?.direction === "DESC";
  return context.world.cached(`list ${key} ${field} ${down}`, () =>
    sortedList(choose(), (one) => `${fieldOf(one, field)}/${pad(one.number)}`, down),
  );
}

function fieldOf(one: Ordered, field: string): string {
  if (field === "UPDATED_AT") return one.updatedAt;
  return field === "COMMENTS" ? pad(one.comments.length) : one.createdAt;
}

export function pad(value: number): string {
  return String(value).padStart(10, "0");
}
