import type { Route } from "next";
import Link from "next/link";
import { Fragment } from "react";

/** The way from the whole to this page; the last part is the page itself. */
export function Crumbs({ to, here }: { to: readonly { label: string; href: Route }[]; here: string }) {
  return (
    <nav aria-label="Where this page stands" className="no-print pt-[18px] text-meta leading-5 text-ink-2 phone:hidden">
      {to.map(({ label, href }) => (
        <Fragment key={href}>
          <Link href={href} prefetch={false} className="text-ink">
            {label}
          </Link>
          <span aria-hidden="true" className="mx-2 text-faint">
            /
          </span>
        </Fragment>
      ))}
      <span aria-current="page">{here}</span>
    </nav>
  );
}
