import { problem } from "./problem";

/** What a browser asks before it sends a request of another site's page. */
export const preflight = (methods: string) => (): Response =>
  new Response(null, {
    status: 204,
    headers: {
      allow: methods,
      "access-control-allow-origin": "*",
      "access-control-allow-methods": methods,
      "access-control-allow-headers": "content-type, if-none-match",
      "access-control-max-age": "86400",
    },
  });

const methodNames = ["GET", "POST", "PUT", "PATCH", "DELETE"] as const;
type Closed = Record<(typeof methodNames)[number], () => Response>;

/** Every method refused, with the ones that are taken: a route puts its own over these. */
export function closed(allow: string): Closed {
  const refuse = () => problem("method-not-allowed", `This address takes ${allow}.`, { allow });
  return { GET: refuse, POST: refuse, PUT: refuse, PATCH: refuse, DELETE: refuse };
}
