/**
 * A bounded memory of promises: any number of readers of one moment share one derivation. A failure is not kept.
 */
export function promiseMemo<T>(most: number) {
  const kept = new Map<string, Promise<T>>();
  return (key: string, make: () => Promise<T>): Promise<T> => {
    const before = kept.get(key);
    if (before) {
      kept.delete(key);
      kept.set(key, before);
      return before;
    }
    const made = make().catch((error: unknown) => {
      kept.delete(key);
      throw error;
    });
    kept.set(key, made);
    const oldest = kept.size > most ? kept.keys().next().value : undefined;
    if (oldest !== undefined) kept.delete(oldest);
    return made;
  };
}
