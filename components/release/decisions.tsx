import { Status } from "@/components/ui/status";
import { When } from "@/components/ui/when";
import type { ReleaseView } from "@/lib/view/schemas";

const kept = { word: "", mark: "go", tone: "idle" } as const;
const refused = { word: "", mark: "fail", tone: "idle" } as const;
const gone = { word: "", mark: "warn", tone: "warn" } as const;

/** What managers decided on the tracker, and whether it still stands. */
export function Decisions({ decisions }: { decisions: ReleaseView["decisions"] }) {
  if (decisions.length === 0) return null;
  return (
    <ul className="mt-3 grid gap-1" aria-label="Decisions">
      {decisions.map((decision) => (
        <li key={decision.url}>
          <Status is={decision.void ? gone : decision.call === "go" ? kept : refused}>
            <a href={decision.url} className="underlined">
              {decision.by} decided {decision.call} for {decision.milestone}
            </a>
          </Status>{" "}
          <span className="text-ink-2">
            <When at={decision.at} />: {decision.reason}
            {decision.void && <b className="font-medium text-warn"> Void since {decision.void.what}</b>}
          </span>
        </li>
      ))}
    </ul>
  );
}
