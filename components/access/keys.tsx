import { Copy } from "@/components/ui/copy";
import { PageTitle } from "@/components/ui/page-title";
import { Section } from "@/components/ui/section";
import { When } from "@/components/ui/when";

type Key = { hash: string; label: string; createdAt: string; usedAt: string | null; rests: boolean };

function Made({ made }: { made: string }) {
  return (
    <div className="grid gap-2 py-3" role="status">
      <p className="font-medium">This is the new key. Copy it now: it is not shown again.</p>
      <p className="flex flex-wrap items-center gap-3">
        <code className="font-mono text-meta break-all">{made}</code>
        <Copy text={made} main>
          Copy
        </Copy>
      </p>
    </div>
  );
}

function Row({ one: { hash, label, createdAt, usedAt, rests } }: { one: Key }) {
  return (
    <tr>
      <td className="font-medium">{label}</td>
      <td>
        <When at={createdAt} as="day" />
      </td>
      <td>
        {usedAt ? <When at={usedAt} /> : "Not used yet"}
        {rests && ", rests until you sign in again"}
      </td>
      <td className="text-right">
        <form action="/api/keys" method="post">
          <button type="submit" className="button" name="revoke" value={hash} aria-label={`Revoke ${label}`}>
            Revoke
          </button>
        </form>
      </td>
    </tr>
  );
}

/** A reader's keys for calendars, feeds, badges and the command line, and the way out. */
export function Keys({
  login,
  keys,
  days,
  made,
  full,
}: {
  login: string;
  keys: readonly Key[];
  /** How long a key serves after each signing in. */
  days: number;
  made: string | null;
  full: boolean;
}) {
  return (
    <>
      <PageTitle title="Your keys" note={`${login}, for calendars, feeds, badges and the command line`} />
      {made && <Made made={made} />}
      {full && <p className="py-3 font-medium">You have 20 keys. Revoke one before you make another.</p>}
      <Section id="keys" title="Keys" count={keys.length} className="mt-4">
        {keys.length === 0 ? (
          <p className="py-3 text-ink-2">No key yet. A key reads what you may read, until you revoke it.</p>
        ) : (
          <table className="table stacked">
            <thead>
              <tr>
                <th scope="col">Name</th>
                <th scope="col">Made</th>
                <th scope="col">Last used</th>
                <th scope="col">
                  <span className="sr-only">Revoke</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {keys.map((one) => (
                <Row key={one.hash} one={one} />
              ))}
            </tbody>
          </table>
        )}
        <form action="/api/keys" method="post" className="flex flex-wrap items-center gap-3 py-3">
          <label className="flex items-center gap-3">
            <span className="text-ink-3">What it is for</span>
            <input name="label" required maxLength={60} className="button" placeholder="My calendar" />
          </label>
          <button type="submit" className="button" data-kind="primary">
            Make a key
          </button>
        </form>
      </Section>
      <Section id="use" title="How to use one" className="mt-[30px]">
        <p className="py-3 text-ink-2">
          Add <code className="font-mono">?key=</code> and the key to the address of a calendar, feed or badge. The
          command line reads it from <code className="font-mono">HUD_KEY</code>; other programs send it as a bearer. It
          needs no sign-in for {days} days at a time.
        </p>
      </Section>
      <form action="/sign-out" method="post" className="py-3">
        <button type="submit" className="button">
          Sign out
        </button>
      </form>
    </>
  );
}
