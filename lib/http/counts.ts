/** How many answers the API gave, by status: one count for all bundles of the process. */
const held = globalThis as { __hudAnswers?: Map<number, number> };
held.__hudAnswers ??= new Map();
const counts = held.__hudAnswers;

export const count = (status: number): void => void counts.set(status, (counts.get(status) ?? 0) + 1);

export function counted(answer: Response): Response {
  count(answer.status);
  return answer;
}

export const answerCounts = (): ReadonlyMap<number, number> => counts;
