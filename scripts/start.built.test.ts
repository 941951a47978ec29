/** `npm start` as its user meets it, on the tree that was just built. */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { exitOf, freePort, listens, start, stop, until } from "./test-start";

/** The command lines of a process and of all that it started. */
function family(pid: number): string[] {
  const own = readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ");
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").split(" ").filter(Boolean);
  return [own, ...children.flatMap((child) => family(Number(child)))];
}

describe("npm start", () => {
  it("lists every fault of the configuration by name and ends with 1 before a port is opened", async () => {
    const port = await freePort();
    const run = start({
      PORT: String(port),
      HUD_POLL_SECONDS: "often",
      GITHUB_API_URL: "nowhere",
      GITHUB_TOKEN: "hush hush",
    });
    expect(await exitOf(run.child)).toBe(1);
    for (const name of ["HUD_POLL_SECONDS", "GITHUB_API_URL", "GITHUB_TOKEN"]) expect(run.output).toContain(name);
    expect(run.output).not.toContain("hush");
    expect(run.output).not.toContain("answers at");
    expect(await listens(port)).toBe(false);
  });

  it("without any setting shows demo data, says where, and closes cleanly on SIGTERM", async () => {
    const port = await freePort();
    const run = start({ PORT: String(port) });
    await until(run, `Release HUD answers at http://127.0.0.1:${port}`);
    const page = await fetch(`http://127.0.0.1:${port}/`);
    expect(page.status).toBe(200);
    expect(await page.text()).toMatch(/demo data/i);
    expect(await stop(run.child)).toBe(0);
    expect(await listens(port)).toBe(false);
    const again = start({ PORT: String(port) });
    await until(again, "answers at"); // the data directory was let go
  });

  it("a second server on the same data directory is told who holds it", async () => {
    const [port, other] = [await freePort(), await freePort()];
    await until(start({ PORT: String(port) }), "answers at");
    const second = start({ PORT: String(other) });
    expect(await exitOf(second.child)).not.toBe(0);
    expect(second.output).toMatch(/is in use by process \d+/);
  });
});

describe("nothing of the simulated GitHub is loaded outside demo and tests", () => {
  it("no process of it runs where real data is read", async () => {
    const port = await freePort();
    const run = start({
      PORT: String(port),
      GITHUB_TOKEN: "a-token",
      GITHUB_API_URL: `http://127.0.0.1:${await freePort()}`,
    });
    await until(run, "answers at");
    expect(family(run.child.pid ?? 0).filter((line) => line.includes("simulator"))).toEqual([]);
    const page = await (await fetch(`http://127.0.0.1:${port}/status`)).text();
    expect(page).not.toMatch(/demo data/i);
    expect(page).not.toContain("a-token");
  });

  it("none of its code is in what the server or the browser loads", () => {
    const marks = ["is not in the scenario", "scenario lacks", "assumeValidSDL"];
    const files = [".next/server", ".next/static"].flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: "utf8" })
        .filter((file) => file.endsWith(".js"))
        .map((file) => path.join(folder, file)),
    );
    expect(files.length).toBeGreaterThan(20);
    for (const file of files) {
      const code = readFileSync(file, "utf8");
      expect(
        marks.filter((mark) => code.includes(mark)),
        file,
      ).toEqual([]);
    }
  });
});
