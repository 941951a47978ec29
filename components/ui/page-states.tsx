import clsx from "clsx";
import type { ReactNode } from "react";
import { Glyph } from "./glyph";

/** Nothing to list: what is absent, and what came last or what to do. */
export function Empty({ what, more, children }: { what: string; more?: string | undefined; children?: ReactNode }) {
  return (
    <p className="flex flex-wrap items-baseline gap-x-2.5 py-3">
      <span className="font-medium">{what}</span>
      {more && <span className="text-ink-2">{more}</span>}
      {children}
    </p>
  );
}

/** Something failed: what, what is shown instead, and when it is tried again. */
export function Failure({
  what,
  instead,
  retry,
  mark = "fail",
}: {
  what: string;
  instead: string;
  retry?: string;
  mark?: "fail" | "unknown";
}) {
  return (
    <div className="grid grid-cols-[26px_1fr_auto] py-3" role="alert">
      <Glyph name={mark} tone={mark} className="mt-0.5" />
      <div>
        <p className="font-medium">{what}</p>
        <p className="text-ink-2">{instead}</p>
      </div>
      {retry && <span className="text-ink-3">{retry}</span>}
    </div>
  );
}

const rows = [
  { name: "first", widths: ["52px", "64%", "70%", "24px"] },
  { name: "second", widths: ["46px", "48%", "54%", "24px"] },
  { name: "third", widths: ["60px", "72%", "80%", "24px"] },
];

/** Rows that keep their height while they are read; they show after 400 ms and nothing moves in them. */
export function LoadingRows({ at = "later" }: { at?: "once" | "later" }) {
  return (
    <div className={clsx(at === "later" && "appear-later")} role="status" aria-label="Reading">
      {rows.map(({ name, widths }) => (
        <div
          key={name}
          className="grid h-9 grid-cols-[112px_1fr_180px_40px] items-center border-t border-line first:border-t-0"
        >
          {widths.map((width) => (
            <span key={width} className="block h-2 rounded-cell bg-line" style={{ width }} />
          ))}
        </div>
      ))}
    </div>
  );
}
