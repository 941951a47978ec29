"use client";
import type { MouseEvent } from "react";
import { Copy } from "@/components/ui/copy";
import { Glyph } from "@/components/ui/glyph";
import type { PickView } from "@/lib/view/schemas";
import { ask } from "./address";
import { asCsv, asMarkdown } from "./export";
import { filterOf, filters } from "./filters";
import { type Asked, isMine, sortings } from "./order";

type Props = { picks: readonly PickView[]; shown: readonly PickView[]; asked: Asked; name: string };

function Chip({
  change,
  on,
  label,
  count,
}: {
  change: Record<string, string | null>;
  on: boolean;
  label: string;
  count: number | null;
}) {
  const [name, value] = Object.entries(change)[0] ?? ["show", null];
  const press = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey) return;
    event.preventDefault();
    ask(change);
  };
  return (
    <a
      className="chip"
      href={value === null ? "?" : `?${name}=${value}`}
      aria-current={on ? "true" : undefined}
      onClick={press}
    >
      {label} {count !== null && <b>{count}</b>}
    </a>
  );
}

/** On a phone the row of chips may be longer than the screen: the one that is chosen is brought into sight. */
function toChosen(row: HTMLElement | null): void {
  const chosen = row?.querySelector<HTMLElement>("[aria-current]");
  if (row && chosen) row.scrollLeft = chosen.offsetLeft + chosen.offsetWidth / 2 - row.clientWidth / 2;
}

/** Where the page is too narrow for column heads, the order is chosen here. */
function SortChoice({ asked: { sort } }: { asked: Asked }) {
  return (
    <label className="hidden items-center gap-2 text-ink-2 narrow:flex phone:w-full">
      Sort by
      <select
        value={`${sort.by}.${sort.down ? "down" : "up"}`}
        onChange={(event) => ask({ sort: event.target.value })}
        className="h-[30px] rounded-control border border-strong bg-raised px-2 text-ink phone:h-11 phone:flex-1"
      >
        {sortings.map(({ by, down, label }) => (
          <option key={label} value={`${by}.${down ? "down" : "up"}`}>
            {label}
          </option>
        ))}
      </select>
    </label>
  );
}

function download(name: string, text: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}

/** Chips with their counts, the search, and the ways out of the page. */
export function PickTools({ picks, shown, asked, name }: Props) {
  const current = filterOf(asked.show);
  const { login } = asked;
  return (
    <div className="no-print grid gap-2 pt-2.5 pb-1.5">
      <nav className="chips" aria-label="Filters" ref={toChosen}>
        {filters
          .map((filter) => ({ filter, count: picks.filter(filter.keeps).length }))
          .filter(({ filter, count }) => count > 0 || filter === current)
          .map(({ filter, count }) => (
            <Chip
              key={filter.id}
              change={{ show: filter.id === "open" ? null : filter.id }}
              on={filter === current}
              label={filter.label}
              count={count}
            />
          ))}
        {login !== null && (
          <Chip
            change={{ mine: asked.mine ? null : "1" }}
            on={asked.mine}
            label={`Mine, ${login}`}
            count={picks.filter((pick) => current.keeps(pick) && isMine(pick, login)).length}
          />
        )}
        <span className="mx-1 h-4 w-px flex-none bg-strong" aria-hidden="true" />
        <Chip
          change={{ group: asked.grouped ? null : "waiting" }}
          on={asked.grouped}
          label="By who they wait on"
          count={null}
        />
      </nav>
      <div className="flex flex-wrap items-center gap-2">
        <input
          type="search"
          aria-label="Search these picks"
          placeholder="Words, #number or @login"
          defaultValue={asked.q}
          onChange={(event) => ask({ q: event.target.value })}
          className="h-[30px] w-64 rounded-control border border-strong bg-raised px-2.5 placeholder:text-ink-3 phone:h-11 phone:w-full"
        />
        <SortChoice asked={asked} />
        <span className="text-meta text-ink-3" aria-live="polite">
          {shown.length} of {picks.length}
        </span>
        <span className="ml-auto flex min-w-[292px] gap-2 phone:ml-0 phone:min-w-0 phone:flex-wrap">
          <Copy text={() => asMarkdown(shown)} main>
            Copy as markdown
          </Copy>
          <button type="button" className="button" onClick={() => download(`${name}.csv`, asCsv(shown))}>
            <Glyph name="down" />
            Export CSV
          </button>
        </span>
      </div>
    </div>
  );
}
