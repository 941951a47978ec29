import clsx from "clsx";
import type { ReactNode } from "react";

type SectionProps = {
  id: string;
  title: ReactNode;
  count?: ReactNode;
  aside?: ReactNode;
  className?: string | undefined;
  children: ReactNode;
};

/** A title on a strong hairline, what it counts, and at the right what a reader should know of it. */
export function Section({ id, title, count, aside, className, children }: SectionProps) {
  return (
    <section id={id} className={clsx("section", className)} aria-labelledby={`${id}-title`}>
      <header>
        <h2 id={`${id}-title`}>{title}</h2>
        {count !== undefined && <span className="count">{count}</span>}
        {aside !== undefined && <span className="aside">{aside}</span>}
      </header>
      {children}
    </section>
  );
}
