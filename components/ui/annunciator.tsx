import clsx from "clsx";
import { verdictWords } from "@/lib/format/words";
import { Glyph } from "./glyph";

/** The one lit thing on a page. At verdict size it is announced when it changes. */
export function Annunciator({
  call,
  size,
  className,
}: {
  call: keyof typeof verdictWords;
  size?: "verdict";
  className?: string;
}) {
  const { word, mark } = verdictWords[call];
  return (
    <span
      className={clsx("annunciator", className)}
      data-call={call}
      data-size={size}
      role={size ? "status" : undefined}
    >
      <Glyph name={mark} />
      {word}
    </span>
  );
}
