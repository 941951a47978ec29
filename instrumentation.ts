/** Runs once per server process, before the first request is answered; not while pages are built. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs" || process.env.NEXT_PHASE === "phase-production-build") return;
  const { serve } = await import("./lib/run/serve");
  await serve();
}

/** What failed while a page was made. */
export async function onRequestError(error: unknown, request: { path: string }): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { logFault } = await import("./lib/run/fault");
  logFault(error, request.path);
}
