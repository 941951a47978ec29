/**
 * The first parts of the dashboard's own addresses. A project that was called so could not be reached, or its pages
 * would be taken for files that are open to everybody. A test holds the list equal to what app and public hold.
 */
export const ownNames: readonly string[] = [
  "api",
  "check",
  "design",
  "healthz",
  "icons",
  "keys",
  "metrics",
  "people",
  "pr",
  "readyz",
  "search",
  "sign-in",
  "sign-out",
  "status",
];
