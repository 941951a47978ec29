"use client";
import { Glyph } from "./glyph";
import { toggleTheme } from "./theme";

export function ThemeToggle() {
  return (
    <button
      type="button"
      className="button"
      data-kind="icon"
      data-key="t"
      onClick={toggleTheme}
      aria-label="Switch theme"
    >
      <Glyph name="theme" />
    </button>
  );
}
