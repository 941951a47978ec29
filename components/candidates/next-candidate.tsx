import { Empty } from "@/components/ui/page-states";
import { Section } from "@/components/ui/section";
import { Status } from "@/components/ui/status";
import { plural, shortSha } from "@/lib/format/numbers";
import { checkWords } from "@/lib/format/words";
import type { CandidateView, CiView, PickView } from "@/lib/view/schemas";
import { ifCutNow } from "./compare";
import { PickLines } from "./pick-line";

type Props = {
  candidates: readonly CandidateView[];
  picks: readonly PickView[];
  /** Whether everything that asks for picks was read whole. */
  known: boolean;
  ci: CiView | null;
  at: string | null;
};

/** What a candidate would contain if it were cut now, what it would leave out, and what it would ship unverified. */
export function NextCandidateSection({ candidates, picks, known, ci, at }: Props) {
  const [newest] = candidates;
  const { gains, omits, loses, unverified } = ifCutNow(candidates, picks, ci);
  const verified = ci?.head != null && ci.state !== "unknown" && ci.workflows.some(({ expected }) => expected);
  const since = newest ? `since ${newest.tag}` : "since the cut";
  const head = ci?.head ? `at ${shortSha(ci.head.sha)}` : "head not known";
  return (
    <Section id="next" title="If the next one were cut now" count={head} className="mt-[30px]">
      <div className="grid grid-cols-3 gap-x-12 gap-y-5 narrow:grid-cols-1">
        <div>
          <h3 className="py-2">
            {gains.length === 0 && !known
              ? "What it would gain is not known"
              : `It would gain ${gains.length === 0 ? "no pick" : plural(gains.length, "pick")} ${since}`}
          </h3>
          {gains.length > 0 && <PickLines picks={gains} at={at} none="" />}
          {loses.length > 0 && (
            <>
              <h3 className="pt-4 pb-2 text-fail">and lose {plural(loses.length, "pick")}, reverted since</h3>
              <PickLines picks={loses} at={at} none="" />
            </>
          )}
        </div>
        <div>
          <h3 className="py-2">
            {omits.length === 0
              ? known
                ? "It would omit nothing: no pick is pending"
                : "What it would omit is not known"
              : `It would omit ${plural(omits.length, "pending pick")}`}
          </h3>
          {omits.length > 0 && (
            <PickLines
              picks={omits}
              at={at}
              none=""
              note={(pick) => pick.waitingOn.logins[0] ?? (pick.waitingOn.kind === "ci" ? "CI runs" : "nobody")}
            />
          )}
        </div>
        <div>
          <h3 className="py-2">It would ship unverified</h3>
          {!verified && <Empty what="Not known." more="CI was not read whole on the head." />}
          {verified && unverified.length === 0 && (
            <Empty what="Nothing." more="Every expected workflow passes on the head." />
          )}
          <ul>
            {unverified.map((workflow) => (
              <li
                key={workflow.name}
                className="grid min-h-9 grid-cols-[1fr_auto] items-center gap-x-3 border-t border-line"
              >
                <span className="clip">{workflow.name}</span>
                <Status is={checkWords[workflow.state]} />
              </li>
            ))}
          </ul>
        </div>
      </div>
    </Section>
  );
}
