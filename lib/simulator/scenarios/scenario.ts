import type { Truth } from "../truth";
import type { Script } from "../world/script";

/** A world: what it shows in one sentence, the moment at which it opens, its script and its truth. */
export type Scenario = {
  name: string;
  sentence: string;
  opensAt: string;
  play: (script: Script) => void;
  truth: Truth;
};
