/** Where GraphQL and REST live, from a bare origin, GitHub's own address or a GitHub Enterprise `/api/v3`. */
export function apiAddresses(url: string): { rest: string; graphql: string } {
  const rest = url.trim().replace(/\/+$/, "");
  const graphql = rest.endsWith("/api/v3") ? `${rest.slice(0, -"/v3".length)}/graphql` : `${rest}/graphql`;
  return { rest, graphql };
}
