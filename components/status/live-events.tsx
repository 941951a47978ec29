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
 * Keeps the page true: when the stream says that a project stands otherwise than on this page, the page is made again on
 * the server. While the line is lost that is done whenever the server answers at all. A page of the past never changes.
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
    const sources = JSON.stringify(sourcesQuery(null).queryKey);
    const watchAsked = queries.getQueryCache().subscribe((event) => {
      if (event.type !== "updated" || event.action.type !== "success" || event.query.queryHash !== sources) return;
      if (live.get() === "lost" && !inThePast()) router.refresh();
    });
    const heard = new Map<string, string>();
    const leave = live.follow(({ project, state }) => {
      const shown = shownOn(document);
      // A page that shows no release, such as one that was not found, may come to show one.
      const known = shown ? shown[project] : (heard.get(project) ?? state);
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
