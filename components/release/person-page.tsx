import { KeepLogin } from "@/components/lookup/keep-login";
import { PickHead } from "@/components/picks/pick-head";
import { PickCells } from "@/components/picks/pick-row";
import { FeedLink } from "@/components/ui/feed-link";
import { Empty } from "@/components/ui/page-states";
import { Section } from "@/components/ui/section";
import { personFeedLink } from "@/lib/client/links";
import { plural } from "@/lib/format/numbers";
import type { PickView } from "@/lib/view/schemas";

export type PersonRelease = { project: string; version: string; waiting: PickView[]; asked: PickView[] };
type Props = { login: string; releases: readonly PersonRelease[]; at: string | null; now: string };

function Rows({ picks, at, now }: { picks: readonly PickView[]; at: string | null; now: string }) {
  return (
    <table className="table picks">
      <PickHead phase={null} />
      <tbody>
        {picks.map((pick) => (
          <tr key={pick.id}>
            <PickCells pick={pick} at={at} now={now} />
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** On a person's own page that person is named, whoever else could act. */
const ownFirst = (pick: PickView, login: string): PickView => {
  const same = (other: string) => other.toLowerCase() === login.toLowerCase();
  const { logins } = pick.waitingOn;
  return { ...pick, waitingOn: { ...pick.waitingOn, logins: logins.some(same) ? [login, ...logins] : logins } };
};

/** What waits on a person comes first; then what they asked for. */
export function PersonPage({ login, releases, at, now }: Props) {
  const waiting = releases.reduce((sum, release) => sum + release.waiting.length, 0);
  const asked = releases.reduce((sum, release) => sum + release.asked.length, 0);
  return (
    <>
      <div className="flex flex-wrap items-baseline gap-x-3.5 gap-y-2 pt-3 pb-4 phone:pt-7">
        <h1 className="text-page tracking-[-0.028em]">
          {waiting > 0
            ? `${plural(waiting, "pick")} ${waiting === 1 ? "waits" : "wait"} on ${login}.`
            : `Nothing waits on ${login}.`}
        </h1>
        <p className="text-ink-3">{plural(asked, "request")} of their own in the active releases</p>
        <span className="ml-auto flex items-baseline gap-4">
          <FeedLink
            href={personFeedLink(login)}
            title={`What happens to the picks of ${login}`}
            className="underlined no-print"
          >
            Feed
          </FeedLink>
          <KeepLogin login={login} />
        </span>
      </div>
      {releases.length === 0 && (
        <Empty what="No release is active." more="Picks of earlier releases are found by the search." />
      )}
      {releases.map(({ project, version, waiting: list, asked: own }) => (
        <div key={`${project}/${version}`} className="mb-7 grid gap-7">
          <Section id={`waiting-${version}`} title={`Waits on ${login}`} count={`${list.length} in ${version}`}>
            {list.length === 0 ? (
              <Empty what="Nothing." />
            ) : (
              <Rows picks={list.map((pick) => ownFirst(pick, login))} at={at} now={now} />
            )}
          </Section>
          <Section id={`asked-${version}`} title={`Asked for by ${login}`} count={`${own.length} in ${version}`}>
            {own.length === 0 ? (
              <Empty what="Nothing." more={`A request that names ${login} as its author appears here.`} />
            ) : (
              <Rows picks={own} at={at} now={now} />
            )}
          </Section>
        </div>
      ))}
    </>
  );
}
