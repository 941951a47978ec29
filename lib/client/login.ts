"use client";
import { useSyncExternalStore } from "react";

/** Nobody signs in: the browser remembers one login, and only this browser knows it. */
const key = "login";
const watchers = new Set<() => void>();
function kept(): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

export function keepLogin(login: string | null): void {
  try {
    if (login === null) localStorage.removeItem(key);
    else localStorage.setItem(key, login);
  } catch {
    // Storage is refused: the page still shows the person that was asked for.
  }
  for (const call of watchers) call();
}

function watch(call: () => void): () => void {
  watchers.add(call);
  return () => void watchers.delete(call);
}

export const useLogin = (): string | null => useSyncExternalStore(watch, kept, () => null);
