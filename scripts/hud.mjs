#!/usr/bin/env node
// The command line: `npx hud status` in the clone, `npm run hud -- status`.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const main = path.join(root, "lib", "cli", "main.ts");
if (!existsSync(path.join(root, "node_modules", "tsx"))) {
  console.error("The packages are not installed yet. Run npm start or npm ci first.");
  process.exit(2);
}
const child = spawn(process.execPath, ["--import", "tsx", main, ...process.argv.slice(2)], {
  stdio: "inherit",
  cwd: root,
});
// Ctrl-C reaches both; the command line ends by itself and says with which code.
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => child.kill(signal));
child.once("exit", (code) => process.exit(code ?? 2));
