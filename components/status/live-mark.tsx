"use client";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useState, useSyncExternalStore } from "react";
import { AnswerError } from "@/lib/client/fetcher";
import { freshness, lastRead } from "@/lib/client/freshness";
import { live } from "@/lib/client/live";
import { sourcesQuery } from "@/lib/client/queries";
import { msOf } from "@/lib/format/dates";
import { FreshnessMark } from "./freshness-mark";

/** The age of what is shown, counted on the server's clock. Reads the sources again while the tab is seen. */
export function LiveMark({ now, read }: { now: string; read: string | null }) {
  const sources = useQuery(sourcesQuery(null));
  const line = useSyncExternalStore(live.watch, live.get, () => "opening" as const);
  const [clock, setClock] = useState(() => msOf(now));
  useEffect(() => {
    const ahead = msOf(now) - Date.now();
    const tick = () => setClock(Date.now() + ahead);
    const timer = setInterval(tick, 5000);
    return () => clearInterval(timer);
  }, [now]);
  const newest = [read, sources.data ? lastRead(sources.data) : null].reduce((a, b) =>
    a && b ? (msOf(a) > msOf(b) ? a : b) : (a ?? b),
  );
  const reachable = line !== "lost" || !sources.isError || sources.error instanceof AnswerError;
  return <FreshnessMark is={freshness(newest, clock, reachable)} now={clock} />;
}
