/** Column heads of picks. Where the page can sort, each is a button that says how it is sorted. */
export const columns = [
  { id: "title", label: "Pick" },
  { id: "refs", label: "Trunk → release" },
  { id: "category", label: "Criteria" },
  { id: "policy", label: "policy" },
  { id: "state", label: "Decision" },
  { id: "ci", label: "CI" },
  { id: "waiting", label: "Waiting on" },
  { id: "age", label: "Age" },
] as const;

export type Column = (typeof columns)[number]["id"];
export type Sort = { by: Column; down: boolean };

export function PickHead({
  id,
  phase,
  sort = { by: "age", down: true },
  onSort,
}: {
  id?: string;
  phase: number | null;
  sort?: Sort;
  onSort?: (by: Column) => void;
}) {
  return (
    <thead id={id}>
      <tr>
        {columns.map(({ id, label }) => {
          const text = id === "policy" ? (phase ? `Phase ${phase} policy` : "Policy") : label;
          const here = sort.by === id;
          const arrow = here ? (sort.down ? " ↓" : " ↑") : "";
          return (
            <th
              key={id}
              scope="col"
              className={id === "age" ? "text-right!" : undefined}
              aria-sort={here ? (sort.down ? "descending" : "ascending") : onSort ? "none" : undefined}
            >
              {onSort ? (
                <button type="button" onClick={() => onSort(id)}>
                  {text}
                  {arrow}
                </button>
              ) : (
                text + arrow
              )}
            </th>
          );
        })}
      </tr>
    </thead>
  );
}
