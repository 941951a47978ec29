import { dehydrate, HydrationBoundary, QueryClient, type QueryKey } from "@tanstack/react-query";
import type { ReactNode } from "react";

/** Puts what the server has read into the browser's cache, so that an island starts with its answer. */
export function Seeded({
  answers,
  children,
}: {
  answers: readonly { queryKey: QueryKey; data: unknown }[];
  children: ReactNode;
}) {
  const client = new QueryClient();
  for (const { queryKey, data } of answers) client.setQueryData(queryKey, data);
  return <HydrationBoundary state={dehydrate(client)}>{children}</HydrationBoundary>;
}
