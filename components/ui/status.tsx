import type { ReactNode } from "react";
import type { Word } from "@/lib/format/words";
import { Glyph } from "./glyph";

/** A state: its mark and its word, never one alone. Children replace the word where a count says more. */
export function Status({ is, children, title }: { is: Word; children?: ReactNode; title?: string | undefined }) {
  return (
    <span className="status" data-tone={is.tone} title={title}>
      <Glyph name={is.mark} />
      <span className="clip">{children ?? is.word}</span>
    </span>
  );
}
