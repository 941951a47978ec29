export type Head = string | { right: string } | { text: string; className: string };

function told(head: Head): { text: string; className?: string } {
  if (typeof head === "string") return { text: head };
  return "right" in head ? { text: head.right, className: "text-right!" } : head;
}

/** What the columns of a table hold. The head of a figure stands at the right, above its figures. */
export function Heads({ of, className }: { of: readonly Head[]; className?: string }) {
  return (
    <thead className={className}>
      <tr>
        {of.map(told).map(({ text, className }) => (
          <th key={text} scope="col" className={className}>
            {text}
          </th>
        ))}
      </tr>
    </thead>
  );
}
