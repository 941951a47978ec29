import { moment, weekday } from "@/lib/format/dates";
import { verdictWords } from "@/lib/format/words";
import { type Entry, type Kind, kinds, type Meeting, mostChanges, titleOf } from "./minutes";

function Entries({ entries, kind }: { entries: readonly Entry[]; kind: Kind }) {
  const own = entries.filter((entry) => entry.kind === kind);
  if (own.length === 0) return null;
  return (
    <>
      <h2>{kinds[kind].word}s</h2>
      <ul>
        {own.map(({ id, who, text }) => (
          <li key={id}>
            {who && <b>{who}: </b>}
            {text}
          </li>
        ))}
      </ul>
    </>
  );
}

/** The minutes on paper: the same parts in the same order as the text that is copied. */
export function Sheet({ meeting, entries }: { meeting: Meeting; entries: readonly Entry[] }) {
  const { verdict, flips, changes, from, to } = meeting;
  return (
    <div className="sheet">
      <h1>{titleOf(meeting)}</h1>
      <p>
        <b>
          {verdictWords[verdict.call].word}
          {verdict.target && ` for ${verdict.target}`}.
        </b>{" "}
        {verdict.reason}
      </p>
      <p>
        Data held at {moment(to)} UTC and compared with {moment(from)} UTC.
      </p>
      {(Object.keys(kinds) as Kind[]).map((kind) => (
        <Entries key={kind} entries={entries} kind={kind} />
      ))}
      {flips.length > 0 && <h2>What would make it go</h2>}
      <ul>
        {flips.map(({ what, who }) => (
          <li key={what}>
            {what}
            {who[0] && ` (${who[0]})`}
          </li>
        ))}
      </ul>
      <h2>Changed since {weekday(from)}</h2>
      <ul>
        {changes.slice(0, mostChanges).map(({ text, url }) => (
          <li key={`${text} ${url}`}>{text}</li>
        ))}
      </ul>
    </div>
  );
}
