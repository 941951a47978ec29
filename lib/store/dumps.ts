import { mkdir, readdir, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import type { PGlite } from "@electric-sql/pglite";

const kept = 7;
const namePattern = /^\d{4}-\d{2}-\d{2}\.tar\.gz$/;

const folderOf = (dataDir: string) => path.resolve(/*turbopackIgnore: true*/ dataDir, "dumps");

/** Writes today's dump unless it is there, and keeps the newest seven. The embedded database never syncs to disk. */
export async function dumpDaily(db: PGlite, dataDir: string, today: string): Promise<string | null> {
  const folder = folderOf(dataDir);
  await mkdir(/*turbopackIgnore: true*/ folder, { recursive: true });
  const name = `${today}.tar.gz`;
  const before = (await readdir(/*turbopackIgnore: true*/ folder)).filter((file) => namePattern.test(file));
  if (before.includes(name)) return null;
  const file = path.join(/*turbopackIgnore: true*/ folder, name);
  await db.exec("VACUUM ANALYZE"); // a server tidies itself; here nobody else does
  const dump = await db.dumpDataDir("gzip");
  await writeFile(/*turbopackIgnore: true*/ `${file}.part`, Buffer.from(await dump.arrayBuffer()));
  await rename(/*turbopackIgnore: true*/ `${file}.part`, file); // a dump is whole or not there
  const old = [...before, name].sort().slice(0, -kept);
  await Promise.all(old.map((one) => rm(path.join(/*turbopackIgnore: true*/ folder, one))));
  return file;
}
