// What a fresh clone needs before anything runs: packages, the Prisma client, a build. No dependency of its own.
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { step } from "./say.mjs";

const npm = process.platform === "win32" ? "npm.cmd" : "npm";
const bin = (name) => path.join("node_modules", ...name.split("/"));
export const tools = {
  prisma: bin("prisma/build/index.js"),
  next: bin("next/dist/bin/next"),
  biome: bin("@biomejs/biome/bin/biome"),
  tsc: bin("typescript/bin/tsc"),
  vitest: bin("vitest/vitest.mjs"),
  playwright: bin("@playwright/test/cli.js"),
  depcruise: bin("dependency-cruiser/bin/dependency-cruise.mjs"),
};

export function checkNode() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  throw new Error(`Node ${process.versions.node} is too old. Release HUD needs Node 20.19 or later.`);
}

function digest(files) {
  const hash = createHash("sha256");
  for (const file of files) hash.update(file).update("\0").update(readFileSync(file)).update("\0");
  return hash.digest("hex");
}

function filesUnder(folder, skip) {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter((file) => !skip.test(file))
    .sort();
}

/** A step whose result stands while its inputs do: the stamp beside the result holds their digest. */
async function unlessDone(stamp, inputs, work) {
  const now = digest(inputs);
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === now) return false;
  await work();
  writeFileSync(stamp, now);
  return true;
}

export const install = () =>
  unlessDone("node_modules/.installed-lock", ["package-lock.json"], () =>
    step("Installing the packages that the lockfile names", npm, ["ci", "--no-audit", "--no-fund"], {
      env: { NODE_ENV: "development" }, // the build needs the development packages
    }),
  );

export const generateClient = () =>
  unlessDone("lib/store/generated/.schema", ["prisma/schema.prisma", "package-lock.json"], () =>
    step("Generating the database client", process.execPath, [tools.prisma, "generate"]),
  );

const sources = ["app", "components", "lib", "public"];
const notBuilt = /(\.test\.tsx?|[\\/]fixtures[\\/].*)$/;

export function buildInputs() {
  const single = ["package-lock.json", "tsconfig.json", "next.config.ts", "instrumentation.ts", "postcss.config.mjs"];
  return [
    ...single.filter(existsSync),
    ...sources.filter(existsSync).flatMap((folder) => filesUnder(folder, notBuilt)),
  ];
}

export const build = () =>
  unlessDone(".next/built-from", buildInputs(), () =>
    step("Building the pages", process.execPath, [tools.next, "build"], {
      env: { NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
    }),
  );
