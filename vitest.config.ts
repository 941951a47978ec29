import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

export default defineConfig({
  resolve: { alias: { "@": fileURLToPath(new URL(".", import.meta.url)).replace(/\/$/, "") } },
  test: {
    include: ["{app,bench,components,lib,scripts}/**/*.test.{ts,tsx}"],
    exclude: ["**/*.database.test.ts", "node_modules/**"],
    environment: "node",
    testTimeout: 30_000,
  },
});
