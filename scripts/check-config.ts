// Ends with 1 and every fault by name when the configuration is wrong; else says in a line what will be read.
import { readConfig } from "../lib/config";
import { ConfigFaults } from "../lib/config/fault";

try {
  const { projects, demo } = readConfig(process.env);
  const names = projects.map((project) => project.repo).join(", ");
  console.log(demo === null ? `Reading ${names} from GitHub` : `Demo data: the simulated GitHub shows "${demo}"`);
} catch (error) {
  if (!(error instanceof ConfigFaults)) throw error;
  console.error(error.message);
  process.exit(1);
}
