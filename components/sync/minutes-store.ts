"use client";
import { useMemo, useSyncExternalStore } from "react";
import { type Entry, kinds } from "./minutes";

/** Minutes live in this browser alone, one list per meeting. What another program wrote there is left out. */
const watchers = new Set<() => void>();
/** Holds the list where storage is refused: until the page is left. */
const unkept = new Map<string, string>();

function kept(key: string): string {
  try {
    return localStorage.getItem(key) ?? unkept.get(key) ?? "";
  } catch {
    return unkept.get(key) ?? "";
  }
}

export function keepMinutes(key: string, entries: readonly Entry[]): void {
  const text = entries.length > 0 ? JSON.stringify(entries) : "";
  try {
    if (text) localStorage.setItem(key, text);
    else localStorage.removeItem(key);
    unkept.delete(key);
  } catch {
    unkept.set(key, text);
  }
  for (const call of watchers) call();
}

function watch(call: () => void): () => void {
  watchers.add(call);
  addEventListener("storage", call);
  return () => {
    watchers.delete(call);
    removeEventListener("storage", call);
  };
}

function isEntry(value: unknown): value is Entry {
  if (typeof value !== "object" || value === null) return false;
  const { id, kind, who, text, at } = value as Record<string, unknown>;
  const isText = [id, text, at].every((one) => typeof one === "string");
  return isText && typeof kind === "string" && kind in kinds && (who === null || typeof who === "string");
}

export function readMinutes(text: string): Entry[] {
  try {
    const data: unknown = JSON.parse(text);
    return Array.isArray(data) ? data.filter(isEntry) : [];
  } catch {
    return [];
  }
}

export function useMinutes(key: string): Entry[] {
  const text = useSyncExternalStore(
    watch,
    () => kept(key),
    () => "",
  );
  return useMemo(() => readMinutes(text), [text]);
}
