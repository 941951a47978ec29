import type { NextConfig } from "next";
import { PHASE_PRODUCTION_BUILD } from "next/constants";

export default function config(phase: string): NextConfig {
  return {
    // A build also holds all that a container needs; `next start` would warn of it.
    output: phase === PHASE_PRODUCTION_BUILD ? "standalone" : undefined,
    serverExternalPackages: ["@electric-sql/pglite", "pg", "@prisma/adapter-pg", "pino"],
    typedRoutes: true,
    typescript: { ignoreBuildErrors: true }, // `npm test` checks types; a start need not wait for it
    poweredByHeader: false,
    reactStrictMode: true,
  };
}
