import { Fold } from "@/components/ui/fold";
import { Heads } from "@/components/ui/heads";
import { count } from "@/lib/format/numbers";

export type Pair = { name: string; from: number; to: number };
type Given = { pairs: readonly Pair[]; from: string; to: string; what: string; most?: number };

function Bar({ label, value, max, main }: { label: string; value: number; max: number; main: boolean }) {
  return (
    <span className="grid grid-cols-[52px_1fr] items-center gap-x-2 text-micro">
      <span className="text-right text-ink-3">{label}</span>
      <span className="flex items-center gap-1.5">
        <span
          className={main ? "h-2.5 rounded-cell bg-ink" : "h-2.5 rounded-cell border border-ink-3"}
          style={{ width: `${(value / max) * 85}%` }}
          hidden={value === 0}
        />
        <span className={main ? "text-ink" : "text-ink-2"}>{count(value)}</span>
      </span>
    </span>
  );
}

/** Two counts for each name, from zero and on one scale; every bar carries its own label. */
export function PairedBars({ pairs, from, to, what, most = 24 }: Given) {
  const max = Math.max(1, ...pairs.flatMap((pair) => [pair.from, pair.to]));
  const left = pairs.length - most;
  return (
    <figure aria-label={what}>
      <ul aria-hidden="true">
        {pairs.slice(0, most).map((pair) => (
          <li
            key={pair.name}
            className="grid grid-cols-[180px_1fr] items-center gap-x-3 border-b border-line py-1.5 phone:grid-cols-1"
          >
            <span className="clip text-ink-2" title={pair.name}>
              {pair.name}
            </span>
            <span>
              <Bar label={from} value={pair.from} max={max} main={false} />
              <Bar label={to} value={pair.to} max={max} main />
            </span>
          </li>
        ))}
      </ul>
      {left > 0 && <p className="py-1.5 text-meta text-ink-3">{left} more stand in the table.</p>}
      <Fold label="As a table" className="text-meta">
        <div className="max-h-96 overflow-auto">
          <table className="table">
            <caption className="sr-only">{what}</caption>
            <Heads of={["Name", { right: from }, { right: to }]} />
            <tbody>
              {pairs.map((pair) => (
                <tr key={pair.name}>
                  <th scope="row" className="border-t border-line text-body! font-normal text-ink!">
                    {pair.name}
                  </th>
                  <td className="text-right">{count(pair.from)}</td>
                  <td className="text-right">{count(pair.to)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </Fold>
    </figure>
  );
}
