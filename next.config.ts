import { readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import type { NextConfig } from "next";
import { PHASE_PRODUCTION_BUILD } from "next/constants";

/**
 * Next names its script for browsers without modules in every page: 38 kB that none of the browsers it builds
 * for would run. The manifests are where it is named.
 */
async function leaveOutOldBrowsers({ distDir }: { distDir: string }): Promise<void> {
  const server = await readdir(path.join(distDir, "server"), { recursive: true });
  const inServer = server.filter((file) => path.basename(file) === "build-manifest.json");
  const files = ["build-manifest.json", ...inServer.map((file) => path.join("server", file))];
  for (const file of files.map((name) => path.join(distDir, name))) {
    const manifest: unknown = JSON.parse(await readFile(file, "utf8"));
    await writeFile(file, JSON.stringify(Object.assign({}, manifest, { polyfillFiles: [] })));
  }
}

export default function config(phase: string): NextConfig {
  return {
    // A build also holds all that a container needs; `next start` would warn of it.
    output: phase === PHASE_PRODUCTION_BUILD ? "standalone" : undefined,
    serverExternalPackages: ["@electric-sql/pglite", "pg", "@prisma/adapter-pg", "pino"],
    typedRoutes: true,
    typescript: { ignoreBuildErrors: true }, // `npm test` checks types; a start need not wait for it
    compiler: { runAfterProductionCompile: leaveOutOldBrowsers },
    poweredByHeader: false,
    reactStrictMode: true,
  };
}
