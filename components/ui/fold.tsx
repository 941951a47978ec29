import clsx from "clsx";
import type { ReactNode } from "react";
import { Glyph } from "./glyph";

type Props = { label: ReactNode; aside?: ReactNode; open?: boolean; className?: string; children: ReactNode };

/** What is needed seldom folds under a line that says how much it is. Works without scripts. */
export function Fold({ label, aside, open = false, className, children }: Props) {
  return (
    <details open={open} className={clsx("group/fold", className)}>
      <summary className="flex min-h-[34px] items-center gap-1.5 text-ink-2 hover:text-accent phone:min-h-11">
        <Glyph name="right" className="text-ink-3 group-open/fold:rotate-90" />
        {label}
        {aside && <span className="ml-auto text-meta text-ink-3">{aside}</span>}
      </summary>
      {children}
    </details>
  );
}
