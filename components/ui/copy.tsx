"use client";
import { type ReactNode, useState } from "react";
import { Glyph } from "./glyph";

/** Copies a text that is made when it is asked for; says so in its own label. `c` presses the page's main one. */
export function Copy({ text, children, main }: { text: string | (() => string); children: ReactNode; main?: boolean }) {
  const [said, say] = useState<string | null>(null);
  const copy = () =>
    navigator.clipboard.writeText(typeof text === "string" ? text : text()).then(
      () => say("Copied"),
      () => say("Not copied: the browser refused"),
    );
  return (
    <button
      type="button"
      className="button no-print"
      data-key={main ? "c" : undefined}
      onClick={copy}
      onBlur={() => say(null)}
    >
      <Glyph name="copy" />
      <span aria-live="polite">{said ?? children}</span>
    </button>
  );
}
