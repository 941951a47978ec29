import { checkWords } from "@/lib/format/words";
import type { CellState } from "@/lib/view/schemas";

/** A CI cell of the sprite. It never speaks: its cell's name does. */
export function CellMark({ state }: { state: CellState | "queued" }) {
  return (
    <svg className="block size-4" aria-hidden="true">
      <use href={`#c-${state}`} />
    </svg>
  );
}

/** What the cells mean, in one line. The only key of the product. */
export function CellKey({ only }: { only: readonly CellState[] }) {
  return (
    <span className="flex flex-wrap items-center justify-end gap-x-3 text-micro text-ink-3">
      {only.map((state) => (
        <span key={state} className="inline-flex items-center gap-1.5">
          <CellMark state={state} />
          {checkWords[state].word.toLowerCase()}
        </span>
      ))}
    </span>
  );
}
