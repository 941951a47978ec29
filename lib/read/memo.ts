/**
 * A bounded memory of promises: any number of readers of one moment share one derivation. A failure is not kept. What was
 * not asked for the longest goes first, as soon as all weigh more than `most` together; the newest always stays.
 */
export function promiseMemo<T>(most: number, weigh: (value: T) => number = () => 1) {
  const kept = new Map<string, { value: Promise<T>; weight: number }>();
  let total = 0;

  function drop(key: string): void {
    total -= kept.get(key)?.weight ?? 0;
    kept.delete(key);
  }

  function settle(key: string, value: Promise<T>, weight: number): void {
    const one = kept.get(key);
    if (one?.value !== value) return;
    one.weight = weight;
    total += weight;
    for (const oldest of kept.keys()) {
      if (total <= most || kept.size === 1) break;
      drop(oldest);
    }
  }

  return (key: string, make: () => Promise<T>): Promise<T> => {
    const before = kept.get(key);
    if (before) {
      kept.delete(key);
      kept.set(key, before);
      return before.value;
    }
    const value = make();
    kept.set(key, { value, weight: 0 });
    value.then(
      (made) => settle(key, value, weigh(made)),
      () => kept.get(key)?.value === value && drop(key),
    );
    return value;
  };
}
