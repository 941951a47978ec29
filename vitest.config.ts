import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const root = fileURLToPath(new URL(".", import.meta.url)).replace(/\/$/, "");
const rooms = "{app,bench,components,lib,scripts}";

export default defineConfig({
  resolve: { alias: { "@": root } },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: [`${rooms}/**/*.test.{ts,tsx}`],
          exclude: ["**/*.database.test.ts", "**/*.built.test.ts"],
          testTimeout: 120_000,
          maxWorkers: 2, // one less than there are processors is one of two
        },
      },
      {
        extends: true,
        test: {
          name: "database",
          include: [`${rooms}/**/*.database.test.ts`],
          testTimeout: 300_000, // a busy machine is slow; only what hangs is to be ended
          hookTimeout: 300_000,
          maxWorkers: 2, // each embedded database takes a few hundred MB
        },
      },
      {
        extends: true,
        test: {
          name: "built",
          include: [`${rooms}/**/*.built.test.ts`], // what needs `next build` first
          testTimeout: 300_000,
          hookTimeout: 300_000,
          maxWorkers: 2, // each starts servers
        },
      },
    ],
  },
});
