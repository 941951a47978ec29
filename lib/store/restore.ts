import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import path from "node:path";
import { lockDirectory } from "./directory-lock";

/** Puts a dump in the place of the embedded database. What stood there is kept beside it. */
export async function restoreDump(file: string, dataDir: string): Promise<{ keptAt: string | null }> {
  const root = path.resolve(dataDir);
  mkdirSync(root, { recursive: true });
  const unlock = await lockDirectory(root);
  try {
    const folder = path.join(root, "postgres");
    const draft = `${folder}.restored`;
    rmSync(draft, { recursive: true, force: true });
    const { PGlite } = await import("@electric-sql/pglite");
    const db = await PGlite.create({ dataDir: draft, loadDataDir: new Blob([readFileSync(file)]) });
    await db.query("SELECT 1");
    await db.close();
    const keptAt = existsSync(folder) ? `${folder}.before-restore` : null;
    if (keptAt) {
      rmSync(keptAt, { recursive: true, force: true });
      renameSync(folder, keptAt);
    }
    renameSync(draft, folder);
    return { keptAt };
  } finally {
    await unlock();
  }
}
