import type { Project } from "../../domain/project";
import type { Truth } from "../truth";
import type { Script } from "../world/script";

/** What hud.yaml would say of the world's repository; the rest follows from the conventions. */
export type ProjectSettings = Partial<Project> & Pick<Project, "slug" | "repo">;

/** A world: what it shows in one sentence, the moment at which it opens, its script and its truth. */
export type Scenario = {
  name: string;
  sentence: string;
  opensAt: string;
  projects: readonly ProjectSettings[];
  play: (script: Script) => void;
  truth: Truth;
};
