import clsx from "clsx";
import Link from "next/link";

/** A neutral monogram and a login, which leads to what waits on that person. */
export function Person({ login, className }: { login: string; className?: string }) {
  return (
    <Link href={`/people/${login}`} prefetch={false} className={clsx("person", className)}>
      <i aria-hidden="true">{login.charAt(0).toUpperCase()}</i>
      {login}
    </Link>
  );
}

/** The people who can act; the first with a monogram, the others counted and named in the title. */
export function People({ logins, nobody }: { logins: readonly string[]; nobody: string }) {
  const [first, ...others] = logins;
  if (first === undefined) return <span className="text-ink-3">{nobody}</span>;
  return (
    <span className="inline-flex max-w-full items-baseline gap-2">
      <Person login={first} />
      {others.length > 0 && (
        <span className="text-ink-3" title={others.join(", ")}>
          or {others.length} more
        </span>
      )}
    </span>
  );
}
