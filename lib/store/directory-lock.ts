import { createHash } from "node:crypto";
import { realpathSync, rmSync } from "node:fs";
import net from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";

const tries = 40; // a stopping process needs a moment to let go: 4 s in all
const pauseMs = 100;

export class DirectoryInUse extends Error {
  constructor(directory: string, owner: string) {
    super(
      `The data directory ${directory} is in use by process ${owner}. Stop that process, give this one another ` +
        "HUD_DATA_DIR, or let both use one Postgres server by DATABASE_URL.",
    );
    this.name = "DirectoryInUse";
  }
}

/**
 * One owner per data directory: the embedded database has no lock, and a second opener corrupts it silently.
 * A listening socket is let go by the kernel even on kill -9; a file with a pid meets zombies and reused pids.
 */
export async function lockDirectory(directory: string): Promise<() => Promise<void>> {
  const address = socketAddress(directory);
  for (let left = tries; ; left--) {
    const server = await listen(address);
    if (server) return () => new Promise((done) => server.close(() => done()));
    const owner = await askOwner(address);
    if (owner === null) rmSync(address, { force: true });
    else if (left === 0) throw new DirectoryInUse(directory, owner);
    else await wait(pauseMs);
  }
}

function socketAddress(directory: string): string {
  const id = createHash("sha256").update(realpathSync(directory)).digest("hex").slice(0, 16);
  return process.platform === "win32"
    ? `\\\\.\\pipe\\release-hud-${id}`
    : path.join(tmpdir(), `release-hud-${id}.sock`);
}

function listen(address: string): Promise<net.Server | null> {
  return new Promise((done) => {
    const server = net.createServer((caller) => {
      caller.on("error", () => {}); // a caller that hangs up early is no matter
      caller.end(String(process.pid));
    });
    server.unref();
    server.once("error", () => done(null));
    server.listen(address, () => done(server));
  });
}

function askOwner(address: string): Promise<string | null> {
  return new Promise((done) => {
    let answer = "";
    net
      .connect(address)
      .on("data", (chunk) => {
        answer += chunk;
      })
      .on("end", () => done(answer))
      .on("error", () => done(null));
  });
}
