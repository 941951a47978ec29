import { Annunciator } from "@/components/ui/annunciator";
import { byHolder } from "@/lib/client/flip-order";
import { shortLabel } from "@/lib/client/milestone-label";
import { countdown } from "@/lib/format/ages";
import { dueDate } from "@/lib/format/dates";
import { inSentence, plural, sentence } from "@/lib/format/numbers";
import { targetWords } from "@/lib/format/words";
import type { SyncView } from "@/lib/view/sync";
import { Slide } from "../slide";
import { Who } from "../who";

/** Three actions are readable on a shared screen; the others are counted. */
const shown = 3;

function Goal({ release }: { release: SyncView["release"] }) {
  const { next, verdict, version } = release;
  if (verdict.call === "shipped") return <h2>{version} is out</h2>;
  if (!next) return <h2>{verdict.step ? sentence(targetWords[verdict.step]) : version}</h2>;
  const label = shortLabel(next.label);
  return (
    <>
      <h2>{next.id ? `${next.id}, ${inSentence(label)}` : label}</h2>
      <p>
        <b>{next.daysLeft < 0 ? sentence(countdown(next.daysLeft)) : `Due ${countdown(next.daysLeft)}`}</b>
      </p>
      <p>{dueDate(next.date, next.precision)}</p>
    </>
  );
}

function Actions({ flips }: { flips: SyncView["release"]["verdict"]["flips"] }) {
  const all = plural(flips.length, "thing makes", "things make");
  return (
    <div className="todo">
      <h3>{flips.length > shown ? `${all} it go. The first ${shown}:` : `${all} it go`}</h3>
      <ol>
        {flips.slice(0, shown).map((flip, at) => (
          <li key={`${flip.gate}-${flip.what}`}>
            <b>{at + 1}</b>
            <div>
              {flip.url ? (
                <a href={flip.url} className="subject">
                  {flip.what}
                </a>
              ) : (
                <span className="subject">{flip.what}</span>
              )}
              <p className="sub">{flip.detail}</p>
            </div>
            <div>
              <Who login={flip.who[0]} others={Math.max(0, flip.who.length - 1)} />
              <p className="sub act">{flip.verb}</p>
            </div>
          </li>
        ))}
      </ol>
    </div>
  );
}

/** The answer first, as large as the screen allows, then what would change it. */
export function GoSlide({ view: { release } }: { view: SyncView }) {
  const { verdict } = release;
  return (
    <Slide id="go" question="Are we go?" named={release}>
      <div className="verdict-row">
        <Annunciator call={verdict.call} size="verdict" />
        <div>
          <Goal release={release} />
        </div>
      </div>
      {verdict.flips.length > 0 ? (
        <Actions flips={byHolder(verdict.flips)} />
      ) : (
        <p className="lead">{verdict.reason}</p>
      )}
    </Slide>
  );
}
