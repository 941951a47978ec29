"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { live } from "@/lib/client/live";
import { sourcesQuery } from "@/lib/client/queries";
import { watchValues } from "./changed-values";

const inThePast = () => new URLSearchParams(location.search).has("at");

/**
 * Keeps the page true: a snapshot on the stream, or a newer one found by asking while the line is lost, renders
 * the page again on the server. A page of the past never changes.
 */
export function LiveEvents() {
  const router = useRouter();
  const queries = useQueryClient();
  useEffect(() => {
    if (location.pathname.startsWith("/sign-in")) return; // who is not let in yet has nothing to follow
    const values = watchValues(document.body);
    const look = () => {
      if (inThePast()) return;
      values.forget();
      void queries.invalidateQueries();
      router.refresh();
    };
    let seen: string | null = null;
    const watchAsked = queries.getQueryCache().subscribe(({ query, type }) => {
      if (type !== "updated" || query.queryHash !== JSON.stringify(sourcesQuery(null).queryKey)) return;
      const asOf = queries.getQueryData(sourcesQuery(null).queryKey)?.asOf ?? null;
      if (seen !== null && asOf !== null && asOf !== seen && live.get() !== "open" && !inThePast()) router.refresh();
      seen = asOf;
    });
    const leave = live.follow(look);
    return () => {
      values.stop();
      watchAsked();
      leave();
    };
  }, [router, queries]);
  return null;
}
