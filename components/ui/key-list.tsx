import { Key } from "./key";

const keys: [string[], string][] = [
  [["/"], "search"],
  [["?"], "all keys"],
  [["g", "o"], "all releases"],
  [["g", "r"], "release"],
  [["g", "p"], "picks"],
  [["g", "s"], "scope"],
  [["g", "c"], "CI"],
  [["g", "a"], "candidates"],
  [["g", "n"], "notes"],
  [["g", "l"], "checklist, from the notes"],
  [["g", "h"], "history"],
  [["g", "m"], "my picks"],
  [["j", "k"], "next row, row before"],
  [["h", "l"], "column to the left, to the right"],
  [["n"], "next failure"],
  [["Enter"], "open"],
  [["o"], "open on GitHub"],
  [["c"], "copy"],
  [["[", "]"], "step back, step forward in time"],
  [["Esc"], "close, back to now"],
  [["t"], "theme"],
  [["p"], "present"],
];

const presenting: [string[], string][] = [
  [["←", "→"], "slide before, next slide"],
  [["["], "the sync before"],
  [["D"], "decision"],
  [["A"], "action"],
  [["Q"], "question"],
  [["M"], "show or hide the minutes"],
  [["C"], "copy the minutes"],
  [["W"], "print"],
  [["F"], "full screen"],
];

export function KeyList() {
  return (
    <>
      <Keys of={keys} />
      <h3 className="mt-4 mb-1.5 text-meta text-ink-3">While presenting</h3>
      <Keys of={presenting} />
    </>
  );
}

function Keys({ of }: { of: typeof keys }) {
  return (
    <dl className="grid grid-cols-[auto_auto] gap-x-6 gap-y-1.5 sm:grid-cols-[auto_auto_auto_auto]">
      {of.map(([names, does]) => (
        <div key={does} className="contents">
          <dt className="flex gap-1">
            {names.map((name) => (
              <Key key={name}>{name}</Key>
            ))}
          </dt>
          <dd className="text-ink-2">{does}</dd>
        </div>
      ))}
    </dl>
  );
}
