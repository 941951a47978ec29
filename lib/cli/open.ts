import { existsSync } from "node:fs";
import path from "node:path";
import { config } from "../config";
import { serverSource } from "./server-source";
import type { Source } from "./source";

/**
 * The server that was named; else the database; else the server of this machine, which holds the embedded database
 * while it runs. The database's code is loaded only where it is asked.
 */
export async function openSource(named: string | null): Promise<Source> {
  const { environment } = config();
  if (named !== null) return serverSource(named, environment.key);
  if (environment.server !== null) return serverSource(environment.server, environment.key);
  const here = serverSource(`http://127.0.0.1:${environment.port}`, environment.key);
  const folder = path.join(environment.dataDir, "postgres", "PG_VERSION");
  if (environment.databaseUrl === null && !existsSync(folder)) return here;
  const [{ storeSource }, { DirectoryInUse }] = await Promise.all([import("./store-source"), import("../store")]);
  try {
    return await storeSource();
  } catch (error) {
    if (error instanceof DirectoryInUse) return here;
    throw error;
  }
}
