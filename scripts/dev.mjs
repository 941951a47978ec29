// `npm run dev`: what a fresh clone needs, then Next's development server, which rebuilds as files change.
import { spawn } from "node:child_process";
import { checkNode, generateClient, install, tools } from "./lib/ready.mjs";

checkNode();
await install();
await generateClient();
const port = process.env.PORT || "3000";
const server = spawn(process.execPath, [tools.next, "dev", "-p", port, "-H", "127.0.0.1"], {
  stdio: "inherit",
  env: { ...process.env, NEXT_MANUAL_SIG_HANDLE: "true", NEXT_TELEMETRY_DISABLED: "1" },
});
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => server.kill(signal));
server.once("exit", (code) => process.exit(code ?? 0));
