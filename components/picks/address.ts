/** Writes the state of the page into its address, without asking the server. */
export function ask(change: Record<string, string | null>): void {
  const next = new URLSearchParams(location.search);
  for (const [name, value] of Object.entries(change)) {
    if (value === null || value === "") next.delete(name);
    else next.set(name, value);
  }
  const text = next.toString();
  history.replaceState(null, "", text ? `?${text}` : location.pathname);
}
