/** The path of a browser, or null with the reason. */
export function findBrowser(): Promise<{ browser: string | null; reason: string | null }>;
