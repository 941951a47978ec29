import { Heads } from "@/components/ui/heads";
import { Empty } from "@/components/ui/page-states";
import { Section } from "@/components/ui/section";
import { Status } from "@/components/ui/status";
import { When } from "@/components/ui/when";
import { ageBetween } from "@/lib/format/ages";
import { joined } from "@/lib/format/numbers";
import { checkWords } from "@/lib/format/words";
import type { ReleaseView } from "@/lib/view/schemas";

const order = ["fail", "unknown", "absent", "running", "pass"] as const;
const notes = {
  fail: "fails on its newest commit",
  unknown: "not known: its runs could not be read",
  absent: "nothing has run on its newest commit",
  running: "still running",
  pass: "every run passed",
} as const;

type Props = { release: Pick<ReleaseView, "nightlies" | "companions" | "tracker">; now: string };

/** The nightly of trunk and of each companion, worst first; repositories without one are named. */
export function Nightlies({ release: { nightlies, companions, tracker }, now }: Props) {
  const repos = [tracker.repo, ...companions.map(({ repo }) => repo)];
  const without = repos.filter((repo) => !nightlies.some((nightly) => nightly.repo === repo));
  const rows = nightlies.toSorted((a, b) => order.indexOf(a.state) - order.indexOf(b.state));
  const green = nightlies.filter(({ state }) => state === "pass").length;
  return (
    <Section id="nightlies" title="Nightlies" count={`${green} of ${repos.length} green`} className="mt-7">
      {rows.length === 0 && <Empty what="Not known." more="No nightly branch was found." />}
      {rows.length > 0 && (
        <table className="table">
          <Heads of={["Repository", "State", "Evidence", "Newest commit", "Age"]} className="sr-only" />
          <tbody>
            {rows.map(({ repo, state, url, at }) => (
              <tr key={repo}>
                <td className="font-medium">
                  <a href={url} data-row data-print={url}>
                    {repo.split("/").at(-1)}
                  </a>
                </td>
                <td data-value>
                  <Status is={checkWords[state]} />
                </td>
                <td className="text-ink-2 phone:hidden">{notes[state]}</td>
                <td className="text-ink-2">{at ? <When at={at} /> : "Not known"}</td>
                <td className="w-14 text-right text-ink-3">{at && ageBetween(at, now)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {rows.length > 0 && without.length > 0 && (
        <p className="pt-2 text-meta text-ink-3">
          No nightly branch was found in {joined(without.map((repo) => repo.split("/").at(-1) ?? repo))}.
        </p>
      )}
    </Section>
  );
}
