import { Status } from "@/components/ui/status";
import { isFresh } from "@/lib/client/was-read";
import { joined, plural } from "@/lib/format/numbers";
import { categoryWords, checkWords, policyWords } from "@/lib/format/words";
import type { PickView } from "@/lib/view/schemas";
import type { SyncView } from "@/lib/view/sync";
import { Slide } from "../slide";
import { Who } from "../who";

const shown = 5;
const final = new Set<PickView["state"]>(["merged", "reverted", "rejected", "withdrawn"]);

const nameOf = (pick: PickView): string => {
  const ref = pick.release[0] ?? pick.trunk[0];
  return ref?.number ? `#${ref.number}` : (ref?.sha?.slice(0, 7) ?? "");
};

function PickRow({ pick }: { pick: PickView }) {
  const url = pick.comment?.url ?? pick.release[0]?.url ?? pick.trunk[0]?.url;
  const ci = checkWords[pick.ci];
  return (
    <li>
      <div>
        <a href={url} className="subject clip">
          {nameOf(pick)} <span className="plain">{pick.title}</span>
        </a>
        <p className="sub facts">
          <span>{categoryWords[pick.category.name]}</span>
          {pick.policy.status !== "allowed" && <Status is={policyWords[pick.policy.status]} />}
          <Status is={ci}>{pick.ci === "unknown" ? "CI not known" : `CI ${ci.word.toLowerCase()}`}</Status>
        </p>
      </div>
      <div>
        <Who login={pick.waitingOn.logins[0]} others={Math.max(0, pick.waitingOn.logins.length - 1)} />
        <p className="sub act clip">
          {pick.waitingOn.what}, {pick.ageDays === 0 ? "today" : `${pick.ageDays} d`}
        </p>
      </div>
    </li>
  );
}

const rests = { requester: "the requester", ci: "CI", nobody: "nobody" } as const;

function others(open: readonly PickView[]): string {
  const count = (kind: PickView["waitingOn"]["kind"]) => open.filter(({ waitingOn }) => waitingOn.kind === kind).length;
  const parts = (["requester", "ci", "nobody"] as const)
    .filter((kind) => count(kind) > 0)
    .map((kind) => `${count(kind)} on ${rests[kind]}`);
  return parts.length > 0 ? `Others wait: ${joined(parts)}.` : "";
}

/** The requests that only a manager can move, the longest waiting first. */
export function PicksSlide({ view: { picks, release } }: { view: SyncView }) {
  const open = picks.filter(({ state }) => !final.has(state));
  const waiting = open
    .filter(({ waitingOn }) => waitingOn.kind === "managers")
    .toSorted((a, b) => b.ageDays - a.ageDays || (a.requestedAt < b.requestedAt ? -1 : 1));
  const oldest = waiting[0]?.ageDays ?? 0;
  const hidden = waiting.length - shown;
  return (
    <Slide id="picks" question="Which picks need a decision?" named={release}>
      <h2 className="headline">
        {waiting.length === 0
          ? isFresh(release.sources, "tracker", "release-pulls")
            ? "No pick waits on a manager."
            : "Not known: the tracker and its PRs were not read whole."
          : `${plural(waiting.length, "pick waits", "picks wait")} on a manager, the oldest ${oldest === 0 ? "since today" : `for ${plural(oldest, "day")}`}.`}
      </h2>
      <ul className="listing picks">
        {waiting.slice(0, shown).map((pick) => (
          <PickRow key={pick.id} pick={pick} />
        ))}
      </ul>
      <p className="rest">
        {hidden > 0 && `${hidden} more ${hidden === 1 ? "waits" : "wait"} on a manager. `}
        {others(open)}
      </p>
    </Slide>
  );
}
