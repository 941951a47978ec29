// Writes public/hud.schema.json from the parser's own schema: npm run config-schema
import { writeFileSync } from "node:fs";
import { z } from "zod";
import { projectsFileSchema } from "../lib/config/projects";

const schema = z.toJSONSchema(projectsFileSchema, { io: "input" });
writeFileSync("public/hud.schema.json", `${JSON.stringify(schema, null, 2)}\n`);
console.log("wrote public/hud.schema.json");
