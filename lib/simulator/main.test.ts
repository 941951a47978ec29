import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const main = fileURLToPath(new URL("./main.ts", import.meta.url));

function start(...more: string[]) {
  const child = spawn(process.execPath, ["--import", "tsx", main, ...more], {
    env: { NODE_ENV: "test", PATH: process.env.PATH, HUD_NOW: "2026-04-25T00:00:00Z" },
  });
  const lines = createInterface({ input: child.stdout });
  return { child, firstLine: once(lines, "line").then(([line]) => String(line)), ended: once(child, "exit") };
}

describe("the simulator as a program", () => {
  it("prints its address, takes the clock from the environment, and ends with the one who started it", async () => {
    const { child, firstLine, ended } = start("--scenario", "empty", "--speed", "0", "--control");
    const { url } = JSON.parse(await firstLine) as { url: string };
    expect(await (await fetch(`${url}/__control`)).json()).toMatchObject({
      scenario: "empty",
      now: "2026-04-25T00:00:00Z",
      speed: 0,
    });
    child.stdin.end();
    expect(await ended).toEqual([0, null]);
  });

  it("says what is wrong with its arguments and ends", async () => {
    const { child, ended } = start("--scenario", "nowhere");
    const words = once(child.stderr, "data").then(([data]) => String(data));
    expect(await words).toContain('There is no scenario "nowhere". Choose one of: pytorch-2.12');
    expect((await ended)[0]).toBe(1);
  });
});
