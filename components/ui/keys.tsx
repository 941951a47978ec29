"use client";
import { useEffect, useRef } from "react";
import { Glyph } from "./glyph";
import { KeyList } from "./key-list";

const typing = (target: EventTarget | null) =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

const shown = (selector: string) =>
  [...document.querySelectorAll<HTMLElement>(selector)].filter((element) => element.offsetParent !== null);

/** Presses the control that carries the key; an input is focused instead. True when there was one. */
function press(key: string): boolean {
  const target = shown(`[data-key="${CSS.escape(key)}"]`).at(-1);
  if (!target) return false;
  if (typing(target)) target.focus();
  else target.click();
  return true;
}

/** Moves the focus by one among the rows of the page. */
function step(by: 1 | -1): void {
  const rows = shown("[data-row]");
  const here = rows.findIndex((row) => row === document.activeElement || row.contains(document.activeElement));
  const next = rows[here < 0 ? (by > 0 ? 0 : rows.length - 1) : Math.min(rows.length - 1, Math.max(0, here + by))];
  next?.focus();
  next?.scrollIntoView({ block: "nearest" });
}

/** Stands on the root while the second key of two is awaited: a page's own keys then wait, too. */
export const begun = "data-begun";

/** Every key of the product. A control names its own key by `data-key`, so keys and buttons cannot drift apart. */
export function Keys() {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    let first = "";
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      if (typing(event.target)) {
        if (event.key === "Escape" && event.target instanceof HTMLElement) event.target.blur();
        return;
      }
      const key = first ? `${first} ${event.key}` : event.key;
      first = key === "g" ? "g" : "";
      document.documentElement.toggleAttribute(begun, first !== "");
      if (first) return event.preventDefault();
      if (key === "?") dialog.current?.showModal();
      else if (key === "j" || key === "k") step(key === "j" ? 1 : -1);
      else if (dialog.current?.open || !press(key)) return;
      event.preventDefault();
    };
    document.addEventListener("keydown", onKey);
    document.documentElement.dataset.keys = "on";
    return () => document.removeEventListener("keydown", onKey);
  }, []);
  return (
    <dialog
      ref={dialog}
      className="m-auto rounded-control border border-strong bg-raised p-6 text-ink"
      aria-labelledby="keys-title"
    >
      <form method="dialog" className="mb-3 flex items-center gap-6">
        <h2 id="keys-title" className="flex-1 text-lead">
          Keys
        </h2>
        <button type="submit" className="button" data-kind="icon" aria-label="Close, Escape">
          <Glyph name="close" />
        </button>
      </form>
      <KeyList />
    </dialog>
  );
}
