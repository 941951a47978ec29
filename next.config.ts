import type { NextConfig } from "next";

const config: NextConfig = {
  output: process.env.STANDALONE ? "standalone" : undefined,
  serverExternalPackages: ["@electric-sql/pglite", "pg", "@prisma/adapter-pg", "pino"],
  typedRoutes: true,
  poweredByHeader: false,
  reactStrictMode: true,
};

export default config;
