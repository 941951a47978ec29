/** GitHub as it is not in the simulator: answers that are changed on their way, for tests of polling. */
// biome-ignore lint/suspicious/noExplicitAny: an answer of any question is changed by hand
export type AnyAnswer = any;

export type Change = (question: string, answer: AnyAnswer, variables: AnyAnswer) => AnyAnswer;

/** `change` gives the answer that arrives, or undefined where it stays as it is. */
export function altered(change: Change): typeof fetch {
  return async (url, init) => {
    const asked = JSON.parse(String(init?.body)) as { query: string; variables?: AnyAnswer };
    const answer = await (await fetch(url, init)).json();
    return Response.json(change(asked.query, answer, asked.variables ?? {}) ?? answer);
  };
}
