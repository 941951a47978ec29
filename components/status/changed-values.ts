/** Marks values that a new reading changed, until the next one. A value says that it is one by `data-value`. */
export function watchValues(main: HTMLElement): { forget(): void; stop(): void } {
  const marked = new Set<HTMLElement>();
  const watch = new MutationObserver((records) => {
    for (const { target } of records) {
      const element = target instanceof HTMLElement ? target : target.parentElement;
      const value = element?.closest<HTMLElement>("[data-value]");
      if (!value) continue;
      value.dataset.changed = "";
      marked.add(value);
    }
  });
  watch.observe(main, { characterData: true, childList: true, subtree: true });
  return {
    forget() {
      for (const value of marked) delete value.dataset.changed;
      marked.clear();
    },
    stop: () => watch.disconnect(),
  };
}
