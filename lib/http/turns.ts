/**
 * Answers are made a few at a time: begun all at once, each would be done when the last is. Who waits for a page comes
 * before a page that is only made anew.
 */
const atOnce = 2;
/** Whoever takes longer waits for something else than the processor, and lets the next one begin. */
const longestMs = 150;

export class Turns {
  #under = 0;
  readonly #waiting: { first: (() => void)[]; later: (() => void)[] } = { first: [], later: [] };

  /** Resolves when it is one's turn, with how to end it. Ending twice ends once. */
  async take(rank: "first" | "later"): Promise<() => void> {
    if (this.#under >= atOnce) await new Promise<void>((begin) => this.#waiting[rank].push(begin));
    else this.#under++;
    let over = false;
    const end = () => {
      if (over) return;
      over = true;
      clearTimeout(timer);
      const next = this.#waiting.first.shift() ?? this.#waiting.later.shift();
      if (next) next();
      else this.#under--;
    };
    const timer = setTimeout(end, longestMs);
    return end;
  }
}
