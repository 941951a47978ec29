import type { NextConfig } from "next";

const config: NextConfig = {
  output: process.env.STANDALONE ? "standalone" : undefined,
  serverExternalPackages: ["@electric-sql/pglite", "pg", "@prisma/adapter-pg", "pino"],
  typedRoutes: true,
  typescript: { ignoreBuildErrors: true }, // `npm test` checks types; a start need not wait for it
  poweredByHeader: false,
  reactStrictMode: true,
};

export default config;
