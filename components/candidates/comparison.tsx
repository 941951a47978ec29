import { Empty } from "@/components/ui/page-states";
import { Section } from "@/components/ui/section";
import { plural, shortSha } from "@/lib/format/numbers";
import type { CandidateView, PickView } from "@/lib/view/schemas";
import { compare } from "./compare";
import { PickLines } from "./pick-line";

type Props = {
  candidates: readonly CandidateView[];
  picks: readonly PickView[];
  newer: string | null;
  older: string | null;
  at: string | null;
};

function Choice({
  name,
  label,
  value,
  candidates,
}: {
  name: string;
  label: string;
  value: string;
  candidates: readonly CandidateView[];
}) {
  return (
    <label className="flex items-center gap-2 text-ink-2">
      {label}
      <select
        name={name}
        defaultValue={value}
        className="h-[30px] rounded-control border border-strong bg-raised px-2 text-ink phone:h-11"
      >
        {candidates.map(({ tag }) => (
          <option key={tag}>{tag}</option>
        ))}
      </select>
    </label>
  );
}

/** Any two candidates beside each other. The two that are newest are compared at first. */
export function ComparisonSection({ candidates, picks, newer, older, at }: Props) {
  if (candidates.length < 2) return null;
  const to = newer ?? candidates[0]?.tag ?? "";
  const from = older ?? candidates[1]?.tag ?? "";
  const told = compare(candidates, to, from);
  const byId = new Map(picks.map((pick) => [pick.id, pick]));
  const listed = (ids: readonly string[]) => ids.flatMap((id) => byId.get(id) ?? []);
  return (
    <Section id="compare" title="Compare two" className="mt-[30px]">
      <form className="no-print flex flex-wrap items-center gap-3 py-2.5">
        <Choice name="newer" label="What changed in" value={to} candidates={candidates} />
        <Choice name="older" label="since" value={from} candidates={candidates} />
        {at && <input type="hidden" name="at" value={at} />}
        <button type="submit" className="button">
          Compare
        </button>
      </form>
      {told === null ? (
        <Empty what="These two cannot be compared." more="Choose a newer candidate and an older one." />
      ) : (
        <div className="grid grid-cols-2 gap-x-[60px] gap-y-5 narrow:grid-cols-1">
          <div>
            <h3 className="py-2">
              {told.entered.length === 0 ? "No pick" : plural(told.entered.length, "pick")} entered {to}
            </h3>
            {told.entered.length > 0 && <PickLines picks={listed(told.entered)} at={at} none="" />}
          </div>
          <div>
            <h3 className="py-2">{told.left.length === 0 ? "No pick" : plural(told.left.length, "pick")} went out</h3>
            {told.left.length > 0 && <PickLines picks={listed(told.left)} at={at} none="" />}
            <h3 className="py-2">
              {told.withoutPick.length === 0 ? "No commit" : plural(told.withoutPick.length, "commit")} came without a
              request
            </h3>
            <ul>
              {told.withoutPick.map((commit) => (
                <li
                  key={commit.sha}
                  className="grid min-h-9 grid-cols-[76px_1fr] items-center gap-x-3 border-t border-line"
                >
                  <span className="font-mono text-meta text-ink-2">{shortSha(commit.sha)}</span>
                  <a href={commit.url} className="clip" data-row>
                    {commit.title}
                  </a>
                </li>
              ))}
            </ul>
          </div>
        </div>
      )}
    </Section>
  );
}
