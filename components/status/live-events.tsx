"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { live } from "@/lib/client/live";
import { sourcesQuery } from "@/lib/client/queries";
import { shownOn } from "@/lib/client/shown";
import { watchValues } from "./changed-values";

const inThePast = () => new URLSearchParams(location.search).has("at");

/**
 * Keeps the page true: when the stream says that a project stands otherwise than on this page, or a question finds a
 * newer snapshot while the line is lost, the page is made again on the server. A page of the past never changes.
 */
export function LiveEvents() {
  const router = useRouter();
  const queries = useQueryClient();
  useEffect(() => {
    if (location.pathname.startsWith("/sign-in")) return; // who is not let in yet has nothing to follow
    const values = watchValues(document.body);
    const renew = () => {
      values.forget();
      void queries.invalidateQueries();
      router.refresh();
    };
    const watchAsked = queries.getQueryCache().subscribe(({ query, type }) => {
      if (type !== "updated" || query.queryHash !== JSON.stringify(sourcesQuery(null).queryKey)) return;
      const asOf = queries.getQueryData(sourcesQuery(null).queryKey)?.asOf;
      const shown = shownOn(document);
      if (asOf && shown && asOf !== shown.asOf && live.get() !== "open" && !inThePast()) router.refresh();
    });
    const heard = new Map<string, string>();
    const leave = live.follow(({ project, state }) => {
      const shown = shownOn(document);
      // A page that shows no release, such as one that was not found, may come to show one.
      const known = shown ? shown.states[project] : (heard.get(project) ?? state);
      heard.set(project, state);
      if (known !== state && !inThePast()) renew();
    });
    return () => {
      values.stop();
      watchAsked();
      leave();
    };
  }, [router, queries]);
  return null;
}
