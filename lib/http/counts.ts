/** How many answers the API gave, by status: one count for all bundles of the process. */
const held = globalThis as { __hudAnswers?: Map<number, number> };
held.__hudAnswers ??= new Map();
const counts = held.__hudAnswers;

export function counted(answer: Response): Response {
  counts.set(answer.status, (counts.get(answer.status) ?? 0) + 1);
  return answer;
}

export const answerCounts = (): ReadonlyMap<number, number> => counts;
