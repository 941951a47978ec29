/** The process answers. Nothing else is asked, so that a slow database does not get a living process killed. */
export const dynamic = "force-dynamic";

export const GET = (): Response => Response.json({ status: "ok" }, { headers: { "cache-control": "no-store" } });
