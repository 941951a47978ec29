import type { ReactNode } from "react";

/** The head of a page that is not the verdict itself: what it shows, and of how much. */
export function PageTitle({
  title,
  note,
  children,
}: {
  title: string;
  note?: string | undefined;
  children?: ReactNode;
}) {
  return (
    <div className="flex flex-wrap items-baseline gap-x-3 pt-[18px] pb-1">
      <h1 className="text-reason leading-7 tracking-tight">{title}</h1>
      {note && <p className="text-ink-3">{note}</p>}
      {children}
    </div>
  );
}
