import type { GitHub } from "./client";
import type { Operation } from "./operation";

/** Asks for many things in as few questions as GitHub bears: `most` at once, fewer for a while after it choked. */
export async function* inParts<T, R, V>(
  github: GitHub,
  key: string,
  most: number,
  things: T[],
  question: (some: T[]) => Operation<R, V>,
  variables: V,
): AsyncGenerator<{ asked: T[]; answer: R }> {
  github.sizes.begin(key, most);
  for (let at = 0; at < things.length; ) {
    const from = at;
    let asked: T[] = [];
    const sized = (size: number): Operation<R, V> => {
      asked = things.slice(from, from + size);
      return question(asked);
    };
    const answer = await github.askSized(key, sized, () => variables, things.length - from);
    at += asked.length;
    yield { asked, answer };
  }
}
