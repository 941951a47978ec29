/** A cost at growing sizes as rows: each cost, each step as a multiple of the one before, and where the curve bends. */
import { type Figure, row } from "./row";

/** A step of ten may cost this much before it counts as a bend. */
const bendsAt = 15;

export function figuresOf(what: string, unit: string, sizes: readonly number[], costs: readonly number[]): Figure[] {
  const [first = 1] = sizes;
  const steps = sizes.slice(1).map((size, n) => {
    const result = (costs[n + 1] ?? 0) / (costs[n] || 1);
    return { what: `${what}, the ${unit} from ${sizes[n]} to ${size}`, result, unit: "×", budget: bendsAt };
  });
  const bend = steps.findIndex(({ result }) => result > bendsAt);
  return [
    ...sizes.map((size, n) => {
      return { what: `${what}, ${size / first}× the ${unit} (${size})`, result: costs[n] ?? 0, unit: "ms" };
    }),
    ...steps,
    bend < 0
      ? { what: `${what}, no bend up to`, result: sizes.at(-1) ?? 0, unit }
      : { what: `${what}, bends after`, result: sizes[bend] ?? 0, unit },
  ];
}

/** Sizes are measured one after the other: each may take the whole machine. */
export async function curve(
  what: string,
  unit: string,
  sizes: readonly number[],
  cost: (size: number) => number | Promise<number>,
): Promise<void> {
  const costs: number[] = [];
  for (const size of sizes) costs.push(await cost(size));
  for (const figure of figuresOf(what, unit, sizes, costs)) row(figure);
}
