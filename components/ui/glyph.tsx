import clsx from "clsx";
import type { Tone } from "@/lib/format/words";
import type { GlyphName } from "./sprite";

/** A symbol of the sprite. It never speaks: the word beside it does. */
export function Glyph({ name, tone, className }: { name: GlyphName; tone?: Tone | undefined; className?: string }) {
  return (
    <svg className={clsx("glyph", className)} data-tone={tone} aria-hidden="true">
      <use href={`#g-${name}`} />
    </svg>
  );
}
