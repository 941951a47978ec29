// `npm start`: everything that a fresh clone needs, then the server. Uses nothing but Node.
import { spawn } from "node:child_process";
import { hostname } from "node:os";
import { build, checkNode, generateClient, install, tools } from "./lib/ready.mjs";
import { seconds } from "./lib/say.mjs";

const since = performance.now();

async function prepare() {
  checkNode();
  await install();
  await generateClient();
  // A fault in the configuration ends the start here: before a build is waited for and before a port is opened.
  const check = spawn(process.execPath, ["--import", "tsx", "scripts/check-config.ts"], { stdio: "inherit" });
  const code = await new Promise((done) => check.once("exit", done));
  if (code !== 0) process.exit(1);
  await build();
}

function serve() {
  const port = process.env.PORT || "3000";
  const host = process.env.HOSTNAME && process.env.HOSTNAME !== machineName() ? process.env.HOSTNAME : "127.0.0.1";
  const server = spawn(process.execPath, [tools.next, "start", "-p", port, "-H", host], {
    stdio: ["inherit", "inherit", "inherit"],
    env: { ...process.env, NODE_ENV: "production", NEXT_MANUAL_SIG_HANDLE: "true", NEXT_TELEMETRY_DISABLED: "1" },
  });
  let stopping = false;
  for (const signal of ["SIGINT", "SIGTERM"]) {
    process.on(signal, () => {
      if (!stopping) server.kill("SIGTERM");
      stopping = true;
    });
  }
  server.once("exit", (code) => process.exit(stopping ? 0 : (code ?? 1)));
  return {
    address: `http://${host.includes(":") ? `[${host}]` : host}:${port}`,
    stopped: () => server.exitCode !== null,
  };
}

/** Shells and containers set HOSTNAME to the machine's own name, which is no wish. */
function machineName() {
  return hostname();
}

async function untilReady({ address, stopped }) {
  while (!stopped()) {
    const answered = await fetch(`${address}/healthz`).then(
      (answer) => answer.ok,
      () => false,
    );
    if (answered) return;
    await new Promise((done) => setTimeout(done, 50));
  }
}

try {
  await prepare();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
const server = serve();
await untilReady(server);
if (!server.stopped()) console.log(`Release HUD answers at ${server.address} (ready in ${seconds(since)})`);
