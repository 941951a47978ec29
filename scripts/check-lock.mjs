// npm leaves out optional platform packages that it could not fetch while it wrote the lockfile; `npm ci` then fails on
// other machines. It may also write down where packages came from, which is nobody else's business.
import { readFileSync } from "node:fs";

const { packages } = JSON.parse(readFileSync("package-lock.json", "utf8"));
const places = (from, name) => {
  const at = from.split("/node_modules/").map((_, n, parts) => parts.slice(0, n + 1).join("/node_modules/"));
  return [...at.map((folder) => `${folder}/node_modules/${name}`), `node_modules/${name}`];
};
const faults = [];
for (const [at, entry] of Object.entries(packages)) {
  for (const name of Object.keys(entry.optionalDependencies ?? {})) {
    if (!places(at, name).some((place) => packages[place])) faults.push(`${at} lacks its optional package ${name}`);
  }
  if (entry.resolved) faults.push(`${at} names a download address`);
}
for (const [name, wanted] of Object.entries({ ...packages[""].dependencies, ...packages[""].devDependencies })) {
  if (!/^\d/.test(wanted)) faults.push(`${name} is not pinned (${wanted})`);
}
if (faults.length > 0) {
  console.error(`package-lock.json is not fit to install from:\n  ${faults.join("\n  ")}`);
  process.exit(1);
}
console.log("lockfile complete, pinned and without addresses");
