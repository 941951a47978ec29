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

export function KeyList() {
  return (
    <dl className="grid grid-cols-[auto_auto] gap-x-6 gap-y-1.5 sm:grid-cols-[auto_auto_auto_auto]">
      {keys.map(([names, does]) => (
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
