import { Annunciator } from "@/components/ui/annunciator";
import { Status } from "@/components/ui/status";
import { day } from "@/lib/format/dates";
import { plural } from "@/lib/format/numbers";
import type { Word } from "@/lib/format/words";
import type { SyncView } from "@/lib/view/sync";
import { headlineOf, type Row, rowsOf, type Turn } from "../rows";
import { Since } from "../since";
import { Slide } from "../slide";

const turns: Record<Extract<Turn, string>, Word> = {
  worse: { word: "Worse", mark: "fail", tone: "fail" },
  better: { word: "Better", mark: "pass", tone: "pass" },
  later: { word: "Later", mark: "warn", tone: "warn" },
  earlier: { word: "Earlier", mark: "date", tone: "idle" },
};

function ChangeRow({ row }: { row: Row }) {
  return (
    <tr>
      <th scope="row">{row.name}</th>
      <td className="then">{row.calls ? <Annunciator call={row.calls.before} /> : row.before}</td>
      <td className="now">{row.calls ? <Annunciator call={row.calls.after} /> : row.after}</td>
      <td className="turn">{typeof row.turn === "string" ? <Status is={turns[row.turn]} /> : row.turn.text}</td>
      <td className="why">
        {row.who && (
          <p className="clip">
            <b>{row.who}</b>: {row.act}
          </p>
        )}
        <p className="clip">{row.why}</p>
      </td>
    </tr>
  );
}

function Compared({ view, before }: { view: SyncView; before: NonNullable<SyncView["before"]> }) {
  const both = { ...view, before };
  return (
    <>
      <h2 className="headline">{headlineOf(both)}</h2>
      <table className="changed">
        <thead>
          <tr>
            <td />
            <th scope="col">{day(view.from)}</th>
            <th scope="col">{day(view.to)}</th>
            <td />
            <th scope="col">{`${plural(view.changes.length, "change")}: who, why`}</th>
          </tr>
        </thead>
        <tbody>
          {rowsOf(both).map((row) => (
            <ChangeRow key={row.name} row={row} />
          ))}
        </tbody>
      </table>
    </>
  );
}

export function ChangedSlide({ view }: { view: SyncView }) {
  return (
    <Slide
      id="changed"
      question={`What changed since ${day(view.from)}?`}
      aside={<Since view={view} />}
      named={view.release}
    >
      {view.before ? (
        <Compared view={view} before={view.before} />
      ) : (
        <p className="headline">Not known: nothing of {day(view.from)} is kept.</p>
      )}
    </Slide>
  );
}
