// What a container holds, in one folder: the server, its pages, migrations, and the simulated GitHub as one file.
// Run: node scripts/image.mjs [folder]
import { cpSync, existsSync, rmSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { build as bundle } from "esbuild";
import { build, generateClient } from "./lib/ready.mjs";

/** Traced because they could be needed; no page makes images. */
const unused = ["@img", "sharp"];

export async function assemble(folder) {
  rmSync(folder, { recursive: true, force: true });
  const put = (from, to = from) => cpSync(from, path.join(folder, to), { recursive: true });
  put(".next/standalone", ".");
  for (const one of unused) rmSync(path.join(folder, "node_modules", one), { recursive: true, force: true });
  put(".next/static");
  put("public");
  put("prisma/migrations");
  put("scripts/healthy.mjs", "healthy.mjs");
  // The simulated GitHub answers by GitHub's schema, which is read from beside it.
  for (const file of ["schema.graphql", "schema.json"]) put(`node_modules/@octokit/graphql-schema/${file}`, file);
  await bundle({
    entryPoints: ["lib/simulator/main.ts"],
    outfile: path.join(folder, "simulator.mjs"),
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    // Some packages inside still ask for `require`.
    banner: { js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);' },
    logLevel: "warning",
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const folder = process.argv[2] ?? ".image";
  await generateClient();
  await build();
  if (!existsSync(".next/standalone/server.js"))
    throw new Error("The build holds no server. Remove .next and try again.");
  await assemble(folder);
  console.log(`${folder} holds the server: cd ${folder} && node server.js`);
}
