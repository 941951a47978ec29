/** The value itself when it is there within the time, else the promise of it. */
export function soon<T>(value: Promise<T>, ms: number): Promise<{ now: T } | { later: Promise<T> }> {
  return new Promise((done, fail) => {
    const timer = setTimeout(() => done({ later: value }), ms);
    value.then(
      (now) => {
        clearTimeout(timer);
        done({ now });
      },
      (error: unknown) => {
        clearTimeout(timer);
        fail(error);
      },
    );
  });
}
