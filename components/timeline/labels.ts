/** Places labels beside their marks so that none covers another: to the right, to the left, or a line higher. */
export type Wanted = { x: number; width: number };
export type Placed = { anchor: "start" | "end"; x: number; tier: number };

const air = 10;
const inset = 7;

export function placeLabels(wanted: readonly Wanted[], right: number): Placed[] {
  const ends: number[] = [];
  return wanted.map(({ x, width }, at) => {
    const next = wanted[at + 1];
    const start = x - inset;
    const runsInto = start + width > right || (next !== undefined && next.x - inset < start + width + air);
    const left = x + inset - width;
    for (let tier = 0; ; tier += 1) {
      const free = ends[tier] ?? Number.NEGATIVE_INFINITY;
      if (runsInto && left >= free + air && left >= 0)
        return put(tier, { anchor: "end", x: x + inset, tier }, x + inset);
      if (start >= free + air && start + width <= right)
        return put(tier, { anchor: "start", x: start, tier }, start + width);
      if (left >= free + air && left >= 0) return put(tier, { anchor: "end", x: x + inset, tier }, x + inset);
      if (tier > wanted.length) return put(tier, { anchor: "start", x: start, tier }, start + width);
    }
  });

  function put(tier: number, placed: Placed, end: number): Placed {
    ends[tier] = end;
    return placed;
  }
}
